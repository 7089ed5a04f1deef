namespace UringDsl.Hazards.Tests.Construction;

/// <summary>Buffers and results that the language keeps where they belong.</summary>
public sealed class OwnershipTests
{
    [Fact]
    public void A_lease_does_not_fit_a_field() => Compile.Fails("{|CS8345:BufferLease|} _kept;");

    [Fact]
    public void A_lease_does_not_fit_a_list() => Compile.Fails("readonly List<BufferLease> {|CS9244:_kept|} = new();");

    [Fact]
    public void A_lease_is_not_captured_by_a_lambda() =>
        Compile.Fails("void M(BufferLease lease) => Post(() => Echo(default, {|CS9108:lease|}));");

    [Fact]
    public void A_lease_does_not_cross_an_await() => Compile.Fails("""
        async Task M(HeldBuffer held)
        {
            BufferLease lease = default;
            await Task.Yield();
            _ = {|CS4007:lease|}.Length;
        }
        """);

    [Fact]
    public void A_lease_is_no_parameter_of_an_async_method() => Compile.Fails("async Task M(BufferLease {|CS4012:lease|}) => await Task.Yield();");

    [Fact]
    public void A_lease_is_not_boxed() => Compile.Fails("object M(BufferLease lease) => {|CS0029:lease|};");

    [Fact]
    public void A_lease_is_not_made_up() => Compile.Fails("void M(Connection to) => Echo(to, new {|CS1729:BufferLease|}(3));");

    [Fact]
    public void A_result_does_not_fit_a_field() => Compile.Fails("{|CS8345:Received|} _last;");

    [Fact]
    public void A_result_is_no_parameter_of_an_async_method() => Compile.Fails("async Task M(Received {|CS4012:received|}) => await Task.Yield();");

    [Fact]
    public void Received_bytes_do_not_fit_a_field() =>
        Compile.Fails("{|CS8345:ReadOnlySpan<byte>|} _last; void M(in Received received) => _last = received.Data;");

    [Fact]
    public void A_result_names_no_buffer() => Compile.Fails("""
        int M(in Received received) => received.{|CS1061:BufferId|};
        int N(BufferLease lease) => lease.{|CS0122:_id|};
        """);

    [Fact]
    public void A_pending_operation_does_not_fit_a_field() => Compile.Fails("{|CS8345:Pending<Completion>|} _pending;");

    [Fact]
    public void A_pending_operation_is_no_task_to_wait_for_with_a_limit() => Compile.Fails("""
        Task M(Connection c, ReceiveBuffer b) => {|CS0029:Fill(c, b)|};
        Task N(Connection c, ReceiveBuffer b) => Fill(c, b).{|CS1061:WaitAsync|}(TimeSpan.Zero);
        Task O(Connection c, ReceiveBuffer b) => Task.WhenAny({|CS1503:Fill(c, b)|});
        """);

    [Fact]
    public void Released_memory_is_no_result_of_a_send() => Compile.Fails("int M(in Released released) => released.{|CS1061:Result|};");

    [Fact]
    public void What_is_right_about_them_compiles() => Compile.Succeeds("""
        HeldBuffer _kept;
        Connection _from;

        void M(Connection connection, in Received received)
        {
            if (!received.TryTake(out BufferLease lease)) return;
            _from = connection;
            _kept = lease.Keep();
        }

        async Task N(ReceiveBuffer buffer)
        {
            Transferred filled = await Fill(_from, buffer);
            if (filled.IsSuccess) SendOwn(_from, SendBuffer.CopyOf(buffer.Span[..filled.Result]));
        }
        """);
}
