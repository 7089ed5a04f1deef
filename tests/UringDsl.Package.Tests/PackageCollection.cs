namespace UringDsl.Package.Tests;

/// <summary>The tests that share the one package.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackedPackage>
{
    public const string Name = "The package";
}
