using System.IO;
using System.Linq;
using UringDsl.Core;

namespace UringDsl.House.Tests;

public class CapabilityTests
{
    [Fact]
    public void Each_feature_names_a_test_that_exists()
    {
        string[] files = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "tests/UringDsl.Runtime.Tests"), "*Tests.cs", SearchOption.AllDirectories);
        Assert.All(FeatureTable.Rows, row =>
        {
            string[] parts = row.Test.Split('.');
            string file = Assert.Single(files, file => Path.GetFileNameWithoutExtension(file) == parts[0]);
            if (parts.Length > 1) Assert.Contains($" {parts[1]}(", File.ReadAllText(file), System.StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Each_feature_says_how_it_is_found_and_what_happens_without_it() => Assert.All(FeatureTable.Rows, row =>
    {
        Assert.NotEmpty(row.Probe);
        Assert.EndsWith(".", row.Fallback, System.StringComparison.Ordinal);
        Assert.True(FeatureTable.Rows.Select(other => other.Feature).Distinct().Count() == FeatureTable.Rows.Count);
    });
}
