/// <summary>What has been found at the start of the input.</summary>
internal enum ReadResult
{
    /// <summary>A part of a request: more must arrive.</summary>
    Incomplete,

    /// <summary>A whole request.</summary>
    Complete,

    /// <summary>No request: nothing behind it can be understood.</summary>
    Malformed,
}
