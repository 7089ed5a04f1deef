using System.Collections.Generic;
using System.Linq;
using UringDsl.Generator.Ops;

namespace UringDsl.Runtime.Tests.Abi;

/// <summary>Rows that contradict themselves.</summary>
public class OpTableTests
{
    private static readonly IEnumerable<OpSpec> s_all = OpTable.Rows.Concat(OpTable.Forms);

    [Fact]
    public void No_word_is_taken_twice() => Assert.All(s_all, row =>
    {
        int[] offsets = [.. Words(row).Select(field => Offsets[field])];
        Assert.True(offsets.Distinct().Count() == offsets.Length, row.Name);
    });

    [Fact]
    public void No_word_is_taken_and_wanted_to_be_0() => Assert.All(s_all, row =>
        Assert.DoesNotContain(Words(row), field => Zeros.TryGetValue(Offsets[field], out SqeFields zero) && (row.MustBeZero & zero) != 0));

    [Fact]
    public void A_file_operand_is_what_the_row_says() => Assert.All(s_all, row =>
    {
        OperandSpec? file = row.Operands.FirstOrDefault(operand => operand.Field is SqeField.File or SqeField.FileOrFileIndex);
        FileUse use = (file?.Kind, file?.Field) switch
        {
            (OperandKind.File, SqeField.FileOrFileIndex) => FileUse.SlotByIndex,
            (OperandKind.File, _) => FileUse.SlotOrDescriptor,
            (OperandKind.Descriptor, _) => FileUse.DescriptorOnly,
            (OperandKind.Slot, _) => FileUse.SlotOnly,
            _ => FileUse.None,
        };
        Assert.True(use == row.File, $"{row.Name}: {use}");
    });

    [Fact]
    public void Every_address_says_how_long_it_is_held() => Assert.All(
        s_all.SelectMany(row => row.Operands).Where(operand => operand.Type == "nint"),
        operand => Assert.NotEqual(HeldUntil.NotMemory, operand.Held));

    [Fact]
    public void A_flag_lives_in_a_word_that_the_row_takes() =>
        Assert.All(s_all, row => Assert.All(row.Flags, flag => Assert.Contains(row.Operands, operand => Offsets[operand.Field] == Offsets[flag.Word])));

    [Fact]
    public void A_direct_target_is_an_operand_exactly_where_the_row_says_so() => Assert.All(s_all, row => Assert.Equal(
        row.DirectResult is DirectResult.Slot or DirectResult.TwoSlots or DirectResult.TargetRing && row.Name != "MsgRing",
        row.Operands.Any(operand => operand.Kind == OperandKind.DirectTarget)));

    [Fact]
    public void Operands_with_a_default_come_last() => Assert.All(s_all, row => Assert.True(
        row.Operands.SkipWhile(operand => operand.PrepDefault is null).All(operand => operand.PrepDefault is not null), row.Name));

    private static Dictionary<SqeField, int> Offsets { get; } = new()
    {
        [SqeField.File] = 4, [SqeField.FileOrFileIndex] = 4, [SqeField.IoPriority] = 2, [SqeField.Offset] = 8, [SqeField.Address2] = 8,
        [SqeField.CommandOperation] = 8, [SqeField.Address] = 16, [SqeField.SpliceOffsetIn] = 16, [SqeField.Level] = 16, [SqeField.OptionName] = 20,
        [SqeField.Length] = 24, [SqeField.OperationFlags] = 28, [SqeField.BufferIndex] = 40, [SqeField.BufferGroup] = 40, [SqeField.Personality] = 42,
        [SqeField.FileIndex] = 44, [SqeField.SpliceFileIn] = 44, [SqeField.OptionLength] = 44, [SqeField.AddressLength] = 44, [SqeField.Address3] = 48,
        [SqeField.OptionValue] = 48, [SqeField.Padding] = 56,
    };

    private static Dictionary<int, SqeFields> Zeros { get; } = new()
    {
        [2] = SqeFields.IoPriority, [4] = SqeFields.File, [8] = SqeFields.Offset, [16] = SqeFields.Address, [24] = SqeFields.Length,
        [28] = SqeFields.OperationFlags, [40] = SqeFields.BufferIndex, [42] = SqeFields.Personality, [44] = SqeFields.FileIndex,
        [48] = SqeFields.Address3, [56] = SqeFields.Padding,
    };

    private static IEnumerable<SqeField> Words(OpSpec row) => row.Operands.Select(operand => operand.Field).Concat(row.Constants.Select(word => word.Field));
}
