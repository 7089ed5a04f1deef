namespace UringDsl.Hazards.Tests.Construction;

/// <summary>Memory that could die or move before its completion does not fit a submission.</summary>
public sealed class MemoryTests
{
    [Fact]
    public void Memory_of_the_stack_is_no_buffer_to_fill() => Compile.Fails("""
        void M(Connection c)
        {
            Span<byte> stack = stackalloc byte[64];
            Fill(c, {|CS1503:stack|});
        }
        """);

    [Fact]
    public void Memory_of_the_stack_is_not_sent_in_place() => Compile.Fails("""
        void M(Connection c)
        {
            Span<byte> stack = stackalloc byte[64];
            SendOwn(c, {|CS1503:stack|});
        }
        """);

    [Fact]
    public void An_array_that_can_move_is_no_buffer() => Compile.Fails("""
        void M(Connection c, byte[] array)
        {
            Fill(c, {|CS1503:array|});
            SendOwn(c, {|CS1503:array|});
            Fill(c, new {|CS1729:ReceiveBuffer|}(array));
        }
        """);

    [Fact]
    public void A_pointer_of_a_fixed_statement_is_no_buffer() => Compile.Fails("void M(Connection c, nint pinned) => Fill(c, {|CS1503:pinned|});");

    [Fact]
    public void Memory_of_the_shared_pool_is_no_buffer() =>
        Compile.Fails("void M(Connection c) => Fill(c, {|CS1503:ArrayPool<byte>.Shared.Rent(64)|});");

    [Fact]
    public void Memory_of_a_memory_is_no_buffer() => Compile.Fails("void M(Connection c, Memory<byte> memory) => Fill(c, {|CS1503:memory|});");

    [Fact]
    public void Memory_that_is_sent_is_no_buffer_to_fill() => Compile.Fails("""
        void M(Connection c, SendBuffer sent, ReceiveBuffer filled)
        {
            Fill(c, {|CS1503:sent|});
            SendOwn(c, {|CS1503:filled|});
        }
        """);

    [Fact]
    public void What_is_right_about_it_compiles() => Compile.Succeeds("""
        void M(Connection c)
        {
            _ = Fill(c, ReceiveBuffer.Allocate(64));
            SendOwn(c, SendBuffer.CopyOf("x"u8));
        }
        """);
}
