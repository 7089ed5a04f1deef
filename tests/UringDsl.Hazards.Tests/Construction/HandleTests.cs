namespace UringDsl.Hazards.Tests.Construction;

/// <summary>Numbers of the kernel that are types here, and words of an entry that nobody writes but generated code.</summary>
public sealed class HandleTests
{
    [Fact]
    public void A_slot_is_no_descriptor() =>
        Compile.Fails("void M(Slot slot, ReceiveBuffer b) => ReadAt({|CS1503:slot|}, b, 0); Descriptor N(Slot slot) => {|CS0029:slot|};");

    [Fact]
    public void A_descriptor_is_no_slot() =>
        Compile.Fails("void M(Descriptor file) => Install({|CS1503:file|}); Slot N(Descriptor file) => {|CS0029:file|};");

    [Fact]
    public void A_number_is_neither() => Compile.Fails("void M(ReceiveBuffer b) { Install({|CS1503:3|}); ReadAt({|CS1503:3|}, b, 0); }");

    [Fact]
    public void A_connection_is_no_number() => Compile.Fails("""
        void M(Connection c, ReceiveBuffer b) { Receive({|CS1503:5|}); ReadAt({|CS1503:c|}, b, 0); }
        int N(Connection c) => {|CS0029:c|};
        """);

    [Fact]
    public void The_flags_of_an_entry_have_no_name_in_a_declaration() => Compile.Fails("""
        [Close({|CS0246:Flags|} = SqeFlags.FixedFile)] partial void M(Connection c);
        [Receive({|CS0246:FixedFile|} = true)] partial void N(Connection c, ReceiveBuffer b);
        """);

    [Fact]
    public void Flags_of_one_operation_do_not_fit_another() => Compile.Fails("""
        [Read(Flags = {|CS0266:MsgFlags.WaitAll|})] private partial Pending<Transferred> M(Descriptor file, ReceiveBuffer buffer, ulong offset);
        [Fsync(Flags = {|CS0266:ReadWriteFlags.Append|})] private partial Pending<Completion> N(Descriptor file);
        [Read(Flags = {|CS0266:64|})] private partial Pending<Transferred> O(Descriptor file, ReceiveBuffer buffer, ulong offset);
        """);

    [Fact]
    public void A_send_takes_no_flags() => Compile.Fails("[Send({|CS0246:Flags|} = 0x01000000)] partial void M(Connection c, SendBuffer data);");

    [Fact]
    public void A_send_has_no_group_of_buffers() => Compile.Fails("""
        [Send(ZeroCopy = ZeroCopyMode.Always, {|CS0246:Buffers|} = "In")] partial void M(Connection c);
        """);

    [Fact]
    public void An_accept_asks_for_no_address() => Compile.Fails("""
        [Accept(Multishot = true, {|CS0246:Address|} = "x", Completed = nameof(OnAccepted))] partial void M(Connection listener);
        PeerAddress _last;
        void OnAccepted(in Accepted accepted) => _last = accepted.{|CS1061:Address|};
        """);

    [Fact]
    public void Rings_do_not_share_an_SQ_thread() => Compile.Fails("RingModes _modes = RingModes.SqPoll | RingModes.{|CS0117:AttachWorkQueue|};");

    [Fact]
    public void A_handle_with_a_finalizer_is_no_file() => Compile.Fails("""
        void M(Microsoft.Win32.SafeHandles.SafeFileHandle file, System.Net.Sockets.Socket socket, ReceiveBuffer b)
        {
            ReadAt({|CS1503:file|}, b, 0);
            Receive({|CS1503:socket|});
        }
        """);

    [Fact]
    public void User_data_cannot_be_given() => Compile.Fails("[Nop({|CS0246:UserData|} = 5)] partial void M();");

    [Fact]
    public void An_entry_does_not_fit_a_field() => Compile.Fails("ref Sqe {|CS9059:_kept|};");

    [Fact]
    public void A_ring_is_not_made_by_a_constructor() =>
        Compile.Fails("readonly RingLoop _ring = new {|CS1729:RingLoop|}();");

    [Fact]
    public void A_flight_is_not_kept() => Compile.Fails("ref Flight {|CS9059:_kept|};");

    [Fact]
    public void What_is_right_about_them_compiles() => Compile.Succeeds("""
        [Read(Flags = ReadWriteFlags.NoWait)] private partial Pending<Transferred> M(Descriptor file, ReceiveBuffer buffer, ulong offset);
        [Close] partial void N(Slot slot);

        void O(Slot slot, Descriptor file, ReceiveBuffer b)
        {
            _ = Install(slot);
            _ = ReadAt(file, b, 0);
            RingFile either = slot;
        }
        """);
}
