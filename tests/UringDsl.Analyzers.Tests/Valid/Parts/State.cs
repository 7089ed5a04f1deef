namespace Valid;

internal partial class Parts
{
    private partial struct Session
    {
        public int Count { get; set; }
    }
}
