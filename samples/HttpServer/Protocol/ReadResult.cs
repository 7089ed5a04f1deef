/// <summary>What has been found at the start of the input.</summary>
internal enum ReadResult
{
    /// <summary>A part of a head: more must arrive.</summary>
    Incomplete,

    /// <summary>A whole request.</summary>
    Complete,

    /// <summary>Something that is answered with why it is not served.</summary>
    Refused,
}
