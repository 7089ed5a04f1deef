using System;

namespace UringDsl;

/// <summary>
/// Marks the nested struct of which every connection has one. It is cleared when a connection opens, and lives in a table that is allocated
/// once.
/// </summary>
[AttributeUsage(AttributeTargets.Struct, Inherited = false)]
public sealed class ConnectionStateAttribute : Attribute;
