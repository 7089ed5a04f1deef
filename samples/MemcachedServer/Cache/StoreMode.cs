/// <summary>When to store, and what.</summary>
internal enum StoreMode
{
    /// <summary>In any case.</summary>
    Set,

    /// <summary>A key that is not there.</summary>
    Add,

    /// <summary>A key that is there.</summary>
    Replace,

    /// <summary>Behind what is there.</summary>
    Append,

    /// <summary>Before what is there.</summary>
    Prepend,
}
