using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UringDsl.Generator.Ops;
using UringDsl.Generator.Ops.Render;

namespace UringDsl.House.Tests;

public class OpTableDriftTests
{
    private static readonly Dictionary<string, Func<string>> s_rendered = new(Attributes.Concat(Enums))
    {
        ["runtime/UringDsl/Abi/Opcode.g.cs"] = () => OpcodeRenderer.Render(OpTable.Rows),
        ["runtime/UringDsl/Capabilities/OpcodeKernels.g.cs"] = () => OpcodeKernelsRenderer.Render(OpTable.Rows),
        ["runtime/UringDsl/Ops/Prep.g.cs"] = () => PrepRenderer.Render([.. OpTable.Rows, .. OpTable.Forms]),
        ["runtime/docs/capabilities.md"] = CapabilitiesPage.Render,
        ["runtime/docs/ops.md"] = () => OpsPageRenderer.Render(OpTable.Rows, OpTable.Forms),
    };

    private static IEnumerable<KeyValuePair<string, Func<string>>> Attributes =>
        OpTable.Generic.Select(generic => KeyValuePair.Create(AttributeRenderer.Path(generic), () => AttributeRenderer.Render(generic)));

    private static IEnumerable<KeyValuePair<string, Func<string>>> Enums =>
        OpTable.Enums.Select(type => KeyValuePair.Create(EnumRenderer.Path(type), () => EnumRenderer.Render(type)));

    public static TheoryData<string> Files => [.. s_rendered.Keys];

    // ACCEPT_SNAPSHOTS=1 writes the files; where CI is set it does not.
    private static bool Accepts =>
        Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_rendered_file_is_what_the_table_says(string path)
    {
        string expected = s_rendered[path]();
        string file = Path.Combine(RepositoryRoot.Path, path);
        string found = File.Exists(file) ? File.ReadAllText(file) : "";
        if (found != expected && Accepts)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, expected);
            return;
        }

        Assert.True(found == expected, $"{path} is not what the op table renders; ACCEPT_SNAPSHOTS=1 rewrites it. {FirstDifference(found, expected)}");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Rendering_twice_gives_the_same_text_with_line_feeds_only(string path)
    {
        string text = s_rendered[path]();
        Assert.Equal(text, s_rendered[path]());
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text.Split('\n'), line => line.Length > 0 && line[^1] is ' ' or '\t');
    }

    [Fact]
    public void No_rendered_file_is_left_that_the_table_does_not_have() => Assert.Empty(RepositoryRoot.TextFiles
        .Select(file => file.Path)
        .Where(path => path.StartsWith("runtime/", StringComparison.Ordinal) && path.EndsWith(".g.cs", StringComparison.Ordinal))
        .Except(s_rendered.Keys));

    [Fact]
    public void A_changed_row_is_found_with_its_line()
    {
        string text = OpcodeRenderer.Render(OpTable.Rows);
        string changed = OpcodeRenderer.Render(OpTable.Rows.Select(row => row.Name == "Recv" ? row with { Number = 200 } : row));
        Assert.Contains("found:    '    Recv = 27,'", FirstDifference(text, changed), StringComparison.Ordinal);
        Assert.Contains("expected: '    Recv = 200,'", FirstDifference(text, changed), StringComparison.Ordinal);
    }

    private static string FirstDifference(string found, string expected)
    {
        string[] left = found.Split('\n'), right = expected.Split('\n');
        int line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line]) line++;
        return $"Line {line + 1}\nfound:    '{left.ElementAtOrDefault(line)}'\nexpected: '{right.ElementAtOrDefault(line)}'";
    }
}
