using System;
using System.Buffers.Binary;
using UringDsl.Abi;
using Xunit;

namespace UringDsl.Runtime.Tests.Messages;

/// <summary>What a buffer claims to hold, against what it can hold. The kernel does not lie; the check is what keeps a mistake from being read.</summary>
public class MessageHeaderTests
{
    private const int NameBytes = 28, ControlBytes = 32, Before = 16 + NameBytes + ControlBytes;

    [Theory]
    [InlineData(Before, 0, true)]
    [InlineData(Before + 10, 10, true)]
    [InlineData(Before + 10, 9, true)]
    [InlineData(Before + 10, 11, false)]
    [InlineData(Before + 10, uint.MaxValue, false)]
    [InlineData(Before - 1, 0, false)]
    [InlineData(15, 0, false)]
    [InlineData(0, 0, false)]
    public void A_payload_must_lie_in_the_buffer(int bytes, uint payload, bool isGood) =>
        Assert.Equal(isGood, ReceivedMessage.TryRead(Buffer(bytes, name: 16, control: 0, payload), NameBytes, ControlBytes, out _));

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    [InlineData(uint.MaxValue, false)]
    public void Control_data_must_lie_in_its_part(uint control, bool isGood) =>
        Assert.Equal(isGood, ReceivedMessage.TryRead(Buffer(Before + 10, name: 16, control, payload: 10), NameBytes, ControlBytes, out _));

    [Fact]
    public void A_longer_name_is_a_cut_one_and_no_error()
    {
        Assert.True(ReceivedMessage.TryRead(Buffer(Before, name: 110, control: 0, payload: 0), NameBytes, ControlBytes, out ReceivedMessageHeader header));
        Assert.Equal(110u, header.NameLength);
    }

    [Fact]
    public void Control_messages_are_walked_and_what_does_not_fit_is_left_out()
    {
        byte[] bytes = new byte[64];
        int first = ControlMessages.Write(bytes, 1, 2, [1, 2, 3]);
        int second = ControlMessages.Write(bytes.AsSpan(first), 3, 4, [5]);
        Assert.Equal((24, 24), (first, second));
        Assert.Equal(["1/2: 010203", "3/4: 05"], Walk(bytes.AsSpan(0, first + second)));
        Assert.Equal(["1/2: 010203"], Walk(bytes.AsSpan(0, first + second - 8)));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(first), ulong.MaxValue);
        Assert.Equal(["1/2: 010203"], Walk(bytes));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, 15);
        Assert.Empty(Walk(bytes));
        Assert.Throws<ArgumentException>(() => ControlMessages.Write(new byte[23], 1, 2, [1]));
    }

    private static byte[] Buffer(int bytes, uint name, uint control, uint payload)
    {
        byte[] whole = new byte[Math.Max(bytes, 16)];
        BinaryPrimitives.WriteUInt32LittleEndian(whole, name);
        BinaryPrimitives.WriteUInt32LittleEndian(whole.AsSpan(4), control);
        BinaryPrimitives.WriteUInt32LittleEndian(whole.AsSpan(8), payload);
        return whole[..bytes];
    }

    private static string[] Walk(ReadOnlySpan<byte> bytes)
    {
        System.Collections.Generic.List<string> found = [];
        foreach (ControlMessage control in new ControlMessages(bytes)) found.Add($"{control.Level}/{control.Type}: {Convert.ToHexString(control.Data)}");
        return [.. found];
    }
}
