/// <summary>What has become of a request.</summary>
internal enum CacheResult
{
    /// <summary>It was carried out.</summary>
    Done,

    /// <summary>There is no such key.</summary>
    NotFound,

    /// <summary>There is such a key; or it has changed since the version that was given.</summary>
    Exists,

    /// <summary>The condition of the request does not hold.</summary>
    NotStored,

    /// <summary>The value is too long.</summary>
    TooLong,

    /// <summary>The value is no number.</summary>
    NoNumber,
}
