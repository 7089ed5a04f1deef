namespace Valid
{
    [global::UringDsl.RingHandlerAttribute]
    [global::UringDsl.BufferRingAttribute("In")]
    internal sealed partial class Qualified
    {
        [global::UringDsl.ReceiveAttribute(Buffers = "In", Completed = nameof(OnReceived))]
        private partial void Receive(global::UringDsl.Connection connection);

        [UringDsl.Nop(Link = UringDsl.LinkKind.Soft)] [UringDsl.NopAttribute]
        private partial global::UringDsl.Pending<global::Valid.Qualified.TwiceOutcome> Twice();

        private void OnReceived(in global::UringDsl.Received received)
        {
        }
    }
}
