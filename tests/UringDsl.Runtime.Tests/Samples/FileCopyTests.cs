using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Modes;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Samples;

/// <summary>The sample that copies a file. Whatever goes wrong, a target is whole or not there, and no part is left.</summary>
[SupportedOSPlatform("linux")]
public sealed class FileCopyTests : IDisposable
{
    private const string Sample = "FileCopy";
    private const int Block = 128 << 10;

    private readonly string _folder = Directory.CreateTempSubdirectory("copy").FullName;

    private string Source => Path.Combine(_folder, "source");

    private string Target => Path.Combine(_folder, "target");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Files_of_all_sizes_come_whole_with_their_permissions()
    {
        int[] sizes = [0, 1, Block - 1, Block, Block + 1, (40 * Block) + 17];
        await Task.WhenAll(sizes.Select(async size =>
        {
            (string source, string target) = ($"{Source}{size}", $"{Target}{size}");
            byte[] content = RandomNumberGenerator.GetBytes(size);
            await File.WriteAllBytesAsync(source, content);
            File.SetUnixFileMode(source, (UnixFileMode)Convert.ToInt32("731", 8)); // No umask would leave that.
            string[] options = size % 2 == 0 ? ["--sync"] : ["--depth", "1"];
            (int exit, string output, string errors) = await SampleProcess.Run(Sample, [source, target, .. options]);
            Assert.Equal((0, ""), (exit, errors));
            Assert.Equal(content, await File.ReadAllBytesAsync(target));
            Assert.Equal(Convert.ToInt32("731", 8), (int)File.GetUnixFileMode(target));
            Assert.Equal(size.ToString("N0", CultureInfo.InvariantCulture), SampleServer.Row(output, "bytes"));
            Assert.Equal("1", SampleServer.Row(output, "short reads")); // The one that finds the end.
        }));
        AssertNoPart();
    }

    [Fact]
    public async Task A_copy_runs_as_nobody_else_than_who_starts_it()
    {
        await File.WriteAllTextAsync(Source, "a program that runs as its owner and its group");
        File.SetUnixFileMode(Source, (UnixFileMode)Convert.ToInt32("7755", 8));
        (int exit, _, string errors) = await SampleProcess.Run(Sample, Source, Target);
        Assert.Equal((0, "", Convert.ToInt32("755", 8)), (exit, errors, (int)File.GetUnixFileMode(Target)));
    }

    [Fact]
    public async Task A_hole_stays_one_also_at_the_end()
    {
        const long Length = 50L << 20, Data = 30L << 20;
        using (FileStream file = File.Create(Source))
        {
            file.Seek(Data, SeekOrigin.Begin);
            file.Write("data"u8);
            file.SetLength(Length);
        }
        (int exit, _, string errors) = await SampleProcess.Run(Sample, Source, Target);
        Assert.Equal((0, ""), (exit, errors));
        byte[] expected = new byte[Length], copy = await File.ReadAllBytesAsync(Target);
        "data"u8.CopyTo(expected.AsSpan((int)Data));
        Assert.True(expected.AsSpan().SequenceEqual(copy));
        (int code, string blocks, _) = await Tool("stat", "-c", "%b", Target);
        Assert.Equal(0, code);
        Assert.InRange(int.Parse(blocks, CultureInfo.InvariantCulture), 1, 2 * Block / 512);
    }

    [Theory]
    [InlineData("/proc/self/mountinfo")]         // Says that it is empty, and has many lines: as a file that grows.
    [InlineData("/proc/cpuinfo")]
    [InlineData("/sys/kernel/uevent_seqnum")]    // Says that it is a page long, and has a number: as a file that shrinks.
    public async Task A_file_that_is_longer_or_shorter_than_it_said_is_copied_up_to_where_it_ends(string source)
    {
        (int exit, _, string errors) = await SampleProcess.Run(Sample, source, Target);
        Assert.Equal((0, ""), (exit, errors));
        string[] copy = await File.ReadAllLinesAsync(Target), now = await File.ReadAllLinesAsync(source);
        Assert.NotEmpty(copy);
        if (source.StartsWith("/proc/", StringComparison.Ordinal)) Assert.Equal(now.Length, copy.Length);
        Assert.DoesNotContain(copy, line => line.Contains('\0', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_target_is_replaced_only_when_told_to()
    {
        await File.WriteAllTextAsync(Source, "new");
        await File.WriteAllTextAsync(Target, "old, and longer");
        await Fails($"{Target}: is there already; --force replaces it", Source, Target);
        Assert.Equal("old, and longer", await File.ReadAllTextAsync(Target));
        Assert.Equal(0, (await SampleProcess.Run(Sample, Source, Target, "--force")).Exit);
        Assert.Equal("new", await File.ReadAllTextAsync(Target));
        AssertNoPart();
    }

    [Fact]
    public async Task What_cannot_be_copied_is_said()
    {
        await File.WriteAllTextAsync(Source, "content");
        string link = Path.Combine(_folder, "link"), inner = Path.Combine(_folder, "none", "target");
        File.CreateSymbolicLink(link, Source);
        await Task.WhenAll(
            Fails($"{Source}0: No such file or directory", $"{Source}0", Target),
            Fails($"{_folder}: is a directory", _folder, Target),
            Fails($"{_folder}: is a directory", Source, _folder, "--force"),
            Fails("/dev/zero: is no regular file", "/dev/zero", Target),
            Fails("/dev/null: is no regular file", Source, "/dev/null", "--force"),
            Fails($"{Source}: is the same file as {Source}", Source, Source, "--force"),
            Fails($"{link}: is the same file as {Source}", Source, link, "--force"),
            Fails($"{inner}: No such file or directory", Source, inner),
            Fails($"{Source}/target: Not a directory", Source, $"{Source}/target"),
            Fails("/proc/self/mem: Input/output error", "/proc/self/mem", Target)); // A read that fails.
        Assert.Equal("content", await File.ReadAllTextAsync(Source));
        Assert.False(File.Exists(Target));
        AssertNoPart();
    }

    [RootFact]
    public async Task A_file_system_that_is_full_leaves_no_part()
    {
        await File.WriteAllBytesAsync(Source, RandomNumberGenerator.GetBytes(3 << 20));
        string small = Directory.CreateDirectory(Path.Combine(_folder, "small")).FullName;
        string program = SampleProcess.PathOf(Sample);
        (int exit, string output, string errors) = await Tool("unshare", "-m", "bash", "-c",
            $"mount -t tmpfs -o size=1m none {small} && dotnet {program} {Source} {small}/target; echo $?; ls -A {small}");
        Assert.Equal((0, "1\n", $"{small}/target: No space left on device\n"), (exit, output, errors));
    }

    [RootFact]
    public async Task What_one_may_not_read_or_write_is_said()
    {
        await File.WriteAllTextAsync(Source, "secret");
        File.SetUnixFileMode(Source, UnixFileMode.None);
        string open = Path.Combine(_folder, "open"), closed = Directory.CreateDirectory(Path.Combine(_folder, "closed")).FullName;
        await File.WriteAllTextAsync(open, "public");
        File.SetUnixFileMode(_folder, (UnixFileMode)Convert.ToInt32("777", 8));
        File.SetUnixFileMode(closed, (UnixFileMode)Convert.ToInt32("555", 8));
        string program = $"setpriv --reuid 65534 --regid 65534 --clear-groups dotnet {SampleProcess.PathOf(Sample)}";
        (int exit, string output, string errors) = await Tool("bash", "-c", $"{program} {Source} {Target}; {program} {open} {closed}/target");
        Assert.Equal((1, "", $"{Source}: Permission denied\n{closed}/target: Permission denied\n"), (exit, output, errors));
        AssertNoPart();
    }

    [Fact]
    public async Task A_copy_that_is_cancelled_removes_its_part()
    {
        await using (FileStream file = File.Create(Source)) file.SetLength(1L << 42); // Nothing but a hole: it would take for ever.
        using SampleProcess sample = SampleProcess.Start(Sample, Source, Target);
        await Task.Run(() => Wait.Until(() => Parts().Any(), () => "the copy has begun"));
        sample.Terminate();
        Assert.Equal((130, "", "cancelled\n"), await sample.End());
        Assert.False(File.Exists(Target));
        AssertNoPart();
    }

    [Fact]
    public async Task A_bad_option_is_named_in_one_line_before_the_usage()
    {
        (string Arguments, string Message)[] all =
        [
            ("", "a source and a target are needed"),
            ("a", "a source and a target are needed"),
            ("a b c", "c: there is no such option"),
            ("a b --depth 33", "--depth 33: a number from 1 to 32 is needed"),
            ("a b --depth", "--depth needs a value"),
        ];
        await Task.WhenAll(all.Select(async each =>
        {
            string[] arguments = each.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            (int exit, string output, string errors) = await SampleProcess.Run(Sample, arguments);
            Assert.Equal((2, ""), (exit, output));
            Assert.StartsWith($"{each.Message}\nusage: {Sample}", errors, StringComparison.Ordinal);
        }));
    }

    private static async Task Fails(string message, params string[] arguments) =>
        Assert.Equal((1, "", message + "\n"), await SampleProcess.Run(Sample, arguments));

    private static async Task<(int Exit, string Output, string Errors)> Tool(string name, params string[] arguments)
    {
        using SampleProcess tool = SampleProcess.StartTool(name, arguments);
        return await tool.End();
    }

    private IEnumerable<string> Parts() =>
        Directory.EnumerateFiles(_folder, "*.part", new EnumerationOptions { AttributesToSkip = 0, RecurseSubdirectories = true });

    private void AssertNoPart() => Assert.Empty(Parts());
}
