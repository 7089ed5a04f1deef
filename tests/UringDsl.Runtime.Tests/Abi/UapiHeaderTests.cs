using System;
using System.Collections.Generic;
using System.Linq;
using UringDsl.Abi;
using UringDsl.Generator.Ops;

namespace UringDsl.Runtime.Tests.Abi;

/// <summary>The constants, the layouts and the op table against the system's headers, through the C compiler.</summary>
public class UapiHeaderTests
{
    private static readonly (string Expression, long Expected)[] s_opcodes = [.. OpTable.Rows.Select(row => (row.NativeName, (long)row.Number))];

    private static readonly (string Expression, long Expected)[] s_flags =
        [.. OpTable.Rows.Concat(OpTable.Forms).SelectMany(row => row.Flags).Concat(OpTable.Enums.SelectMany(type => type.Members))
            .Select(flag => (flag.NativeName, (long)flag.Value)).Distinct()];

    private static readonly (string Expression, long Expected)[] s_errors =
        [.. Enum.GetValues<Errno>().Where(error => error != Errno.None).Select(error => (error.ToString(), (long)error))];

    private static readonly Lazy<IReadOnlyDictionary<string, long?>> s_header = new(() => UapiHeader.Evaluate(
        ((IEnumerable<(string Expression, long)>)[.. s_opcodes, .. s_flags, .. s_errors, .. UapiConstants.All, .. UapiStructures.All])
            .Select(check => check.Expression).Append("LINUX_VERSION_CODE")));

    [Fact]
    public void Opcodes_are_the_headers() => Check(s_opcodes);

    [Fact]
    public void Flags_of_the_table_are_the_headers() => Check(s_flags);

    [Fact]
    public void Constants_are_the_headers() => Check(UapiConstants.All);

    [Fact]
    public void Structures_have_the_headers_sizes_and_offsets() => Check(UapiStructures.All);

    [Fact]
    public void Error_numbers_are_the_headers() => Check(s_errors);

    [Fact]
    public void Every_constant_has_a_name_in_the_headers() => Assert.Empty(UapiConstants.Unmatched);

    [Fact]
    public void The_table_has_one_row_per_opcode_and_the_enum_agrees()
    {
        Assert.Equal(Enumerable.Range(0, OpTable.Rows.Length), OpTable.Rows.Select(row => (int)row.Number));
        Assert.Equal(OpTable.Rows.Select(row => row.Name), Enum.GetNames<Opcode>());
        Assert.All(OpTable.Rows.Concat(OpTable.Forms), row => Assert.Equal(row.Number, (byte)Enum.Parse<Opcode>(row.Opcode)));
    }

    [Fact]
    public void What_the_headers_lack_is_what_is_listed_as_newer()
    {
        string[] lacking = [.. s_header.Value.Where(pair => pair.Value is null).Select(pair => pair.Key)];
        Assert.Empty(lacking.Except(NewerThanHeader.Expressions));
        // The list belongs to the headers of 6.1; later ones check more, and nothing less.
        if (IsListedHeader) Assert.Empty(NewerThanHeader.Expressions.Except(lacking));
    }

    [Fact]
    public void What_is_listed_as_newer_is_checked_somewhere() => Assert.Empty(NewerThanHeader.Expressions.Except(s_header.Value.Keys));

    [Fact]
    public void A_wrong_value_is_found() => Assert.ThrowsAny<Exception>(() => Check([("IORING_OP_NOP", 1)]));

    private static bool IsListedHeader => s_header.Value["LINUX_VERSION_CODE"] >> 8 == ((6 << 16) | (1 << 8)) >> 8;

    private static void Check(IEnumerable<(string Expression, long Expected)> checks)
    {
        string[] wrong = [.. checks
            .Where(check => s_header.Value[check.Expression] is { } value && Differs(value, check.Expected))
            .Select(check => $"{check.Expression} is {s_header.Value[check.Expression]} in the header and {check.Expected} here")];
        Assert.True(wrong.Length == 0, string.Join("\n", wrong));
    }

    // A macro such as (1U << 31) and an int such as -1 may come with either sign.
    private static bool Differs(long header, long ours) =>
        header != ours && ((uint)header != (uint)ours || header >> 32 is not (0 or -1) || ours >> 32 is not (0 or -1));
}
