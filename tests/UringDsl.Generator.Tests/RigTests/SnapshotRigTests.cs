using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using UringDsl.Testing.Toys;
using static UringDsl.Testing.Tests.Controls;

namespace UringDsl.Testing.Tests;

public sealed class SnapshotRigTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("uringdsl-snapshots-").FullName;
    private readonly Dictionary<string, string> files = new() { ["N.P.g.cs"] = "one\ntwo\n" };

    private string Verified => Path.Combine(folder, "File.Test#N.P.g.verified.cs");

    private string Received => Path.Combine(folder, "File.Test#N.P.g.received.cs");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Emitted_text_equals_its_snapshot() => Snapshots.Verify(GeneratorRig.Generate(new ToyGenerator(), Good));

    [Fact]
    public void Every_snapshot_of_this_project_belongs_to_a_test() =>
        Assert.Empty(Directory.EnumerateDirectories(Project(), "Snapshots", SearchOption.AllDirectories)
            .SelectMany(snapshots => Snapshots.Orphans(snapshots, typeof(SnapshotRigTests).Assembly)));

    [Fact]
    public void An_accepted_snapshot_passes_and_leaves_nothing_received()
    {
        MustFail("is missing", () => Compare());
        Compare(accept: true);
        Compare();
        Assert.False(File.Exists(Received));
    }

    [Fact]
    public void Line_ends_do_not_matter()
    {
        File.WriteAllText(Verified, "one\r\ntwo\r\n");
        Compare();
    }

    [Fact]
    public void Accepting_removes_what_is_stale()
    {
        string stale = Path.Combine(folder, "File.Test#Old.verified.cs");
        File.WriteAllText(stale, "");
        Compare(accept: true);
        Assert.False(File.Exists(stale));
    }

    // What follows must fail.

    [Fact]
    public void A_missing_snapshot_fails_and_writes_what_came()
    {
        MustFail("File.Test#N.P.g.verified.cs is missing", () => Compare());
        Assert.Equal("one\ntwo\n", File.ReadAllText(Received));
    }

    [Fact]
    public void A_changed_snapshot_fails_with_its_first_difference()
    {
        File.WriteAllText(Verified, "one\nthree\n");
        MustFail("differs from line 2:\n  - three\n  + two", () => Compare());
    }

    [Fact]
    public void A_stale_snapshot_fails()
    {
        Compare(accept: true);
        File.WriteAllText(Path.Combine(folder, "File.Test#Old.verified.cs"), "");
        MustFail("File.Test#Old.verified.cs is stale", () => Compare());
    }

    [Fact]
    public void Accepting_in_CI_fails()
    {
        MustFail("refused where CI is set", () => Compare(accept: true, ci: true));
        Assert.False(File.Exists(Verified));
    }

    [Fact]
    public void A_snapshot_without_a_test_is_an_orphan()
    {
        File.WriteAllText(Path.Combine(folder, "SnapshotRigTests.Was_renamed#N.P.g.verified.cs"), "");
        File.WriteAllText(Path.Combine(folder, $"SnapshotRigTests.{nameof(Line_ends_do_not_matter)}#N.P.g.verified.cs"), "");
        Assert.Equal(["SnapshotRigTests.Was_renamed#N.P.g.verified.cs"], Snapshots.Orphans(folder, typeof(SnapshotRigTests).Assembly));
    }

    private void Compare(bool accept = false, bool ci = false) => Snapshots.Compare(folder, "File.Test", files, accept, ci);

    private static string Project([CallerFilePath] string file = "") => Path.GetDirectoryName(Path.GetDirectoryName(file))!;
}
