namespace UringDsl.Package.Tests;

/// <summary>The echo server as a user publishes it: no warning of the trimmer or of the ahead-of-time compiler, and every byte comes back.</summary>
[Collection(PackageCollection.Name)]
public sealed class PublishTests(PackedPackage package)
{
    private const string Restored = "Restored Empty.csproj (in 1 sec).\n";

    [PublishFact("PublishTrimmed")]
    public void The_trimmed_echo_server_echoes() => AssertEchoes("PublishTrimmed");

    [PublishFact("PublishAot")]
    public void The_natively_compiled_echo_server_echoes() => AssertEchoes("PublishAot");

    [Theory]
    [InlineData("/t/Empty.csproj : error NU1101: Unable to find package A.B. No packages exist with this id", "error NU1101: Unable to find package A.B. ")]
    [InlineData("/t/Empty.csproj : error NU1102: Unable to find package A.B with version (= 10.0.1)", "A.B with version (= 10.0.1)")]
    [InlineData("/t/Empty.csproj : error NU1301: Unable to load the service index", "error NU1301: Unable to load")]
    public void A_package_that_is_not_to_be_had_skips_and_says_which(string error, string said) =>
        Assert.Contains(said, PublishFactAttribute.MissingPackages(Restored + error));

    [Theory]
    [InlineData("/t/Empty.csproj : error NU1605: Detected package downgrade")]
    [InlineData("EXEC : error MSB3073: clang ended with 1")]
    [InlineData("/t/Program.cs(1,1): error IL3050: this needs code at run time")]
    public void Any_other_failure_skips_nothing(string error) => Assert.Null(PublishFactAttribute.MissingPackages(Restored + error));

    private void AssertEchoes(string property)
    {
        (int code, string output) = package.PublishEchoServer(property);
        Assert.True(code == 0, output);
        Assert.Matches("(^|[^0-9,])0 wrong bytes", output);
    }
}
