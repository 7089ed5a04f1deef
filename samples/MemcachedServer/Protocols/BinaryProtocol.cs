using System;
using System.Buffers.Binary;
using System.Text;

/// <summary>The protocol of headers and lengths.</summary>
internal sealed partial class BinaryProtocol(ItemCache cache, Options options, IServerFacts facts)
{
    private const int MaxKey = 250, MaxExtras = 20;
    private const byte AnswerMagic = 0x81;

    /// <summary>Answers the request at the start of the input.</summary>
    public Step Next(ReadOnlySpan<byte> input, AnswerBuffer answers)
    {
        if (input.Length < BinaryRequest.HeaderBytes) return new Step(0, Needed: BinaryRequest.HeaderBytes);
        BinaryRequest request = new(input);
        bool isSound = request.HasMagic && request.ExtrasLength + request.KeyLength <= request.BodyLength;
        if (!isSound || request.KeyLength > MaxKey || request.ExtrasLength > MaxExtras)
        {
            Refuse(request, BinaryStatus.InvalidArguments, answers);
            return new Step(input.Length, IsLast: true); // Where the next request begins is not known.
        }
        if (request.BodyLength - request.ExtrasLength - request.KeyLength > options.MaxItemBytes)
        {
            int value = BinaryRequest.HeaderBytes + request.ExtrasLength + request.KeyLength; // where it begins
            if (input.Length < value) return new Step(0, Needed: value);
            bool sets = request.Opcode is BinaryOpcode.Set or BinaryOpcode.SetQ && request.Version == 0
                && request is { ExtrasLength: 8, KeyLength: > 0 };
            if (sets) cache.Delete(request.Key); // What is there is not what the client wanted to have there.
            Refuse(request, BinaryStatus.TooLarge, answers);
            return new Step(value, Skip: BinaryRequest.HeaderBytes + (long)request.BodyLength - value);
        }
        int end = BinaryRequest.HeaderBytes + (int)request.BodyLength;
        if (input.Length < end) return new Step(0, Needed: end);
        if (Quits(request.Opcode))
        {
            if (request.Opcode == BinaryOpcode.Quit) Answer(request, answers);
            return new Step(end, IsLast: true);
        }
        if (HasExpectedParts(request)) Run(request, answers);
        else Refuse(request, IsKnown(request.Opcode) ? BinaryStatus.InvalidArguments : BinaryStatus.UnknownCommand, answers);
        return new Step(end);
    }

    private static bool Quits(BinaryOpcode opcode) => opcode is BinaryOpcode.Quit or BinaryOpcode.QuitQ;

    private static bool IsKnown(BinaryOpcode opcode) => opcode is <= BinaryOpcode.GetAndTouchQ or BinaryOpcode.GetAndTouchK or BinaryOpcode.GetAndTouchKQ;

    /// <summary>Each operation has extras of one length, and a key or none, and a value or none.</summary>
    private static bool HasExpectedParts(BinaryRequest request)
    {
        int extras = request.ExtrasLength;
        bool hasKey = request.KeyLength > 0, hasValue = !request.Value.IsEmpty;
        return request.Opcode switch
        {
            BinaryOpcode.Get or BinaryOpcode.GetQ or BinaryOpcode.GetK or BinaryOpcode.GetKQ => extras == 0 && hasKey && !hasValue,
            BinaryOpcode.Delete or BinaryOpcode.DeleteQ => extras == 0 && hasKey && !hasValue,
            BinaryOpcode.Set or BinaryOpcode.SetQ or BinaryOpcode.Add or BinaryOpcode.AddQ => extras == 8 && hasKey,
            BinaryOpcode.Replace or BinaryOpcode.ReplaceQ => extras == 8 && hasKey,
            BinaryOpcode.Append or BinaryOpcode.AppendQ or BinaryOpcode.Prepend or BinaryOpcode.PrependQ => extras == 0 && hasKey,
            BinaryOpcode.Increment or BinaryOpcode.IncrementQ => extras == 20 && hasKey && !hasValue,
            BinaryOpcode.Decrement or BinaryOpcode.DecrementQ => extras == 20 && hasKey && !hasValue,
            BinaryOpcode.Touch or BinaryOpcode.GetAndTouch or BinaryOpcode.GetAndTouchQ => extras == 4 && hasKey && !hasValue,
            BinaryOpcode.GetAndTouchK or BinaryOpcode.GetAndTouchKQ => extras == 4 && hasKey && !hasValue,
            BinaryOpcode.Flush or BinaryOpcode.FlushQ => extras is 0 or 4 && !hasKey && !hasValue,
            BinaryOpcode.Verbosity => extras == 4 && !hasKey && !hasValue,
            BinaryOpcode.NoOperation or BinaryOpcode.Version => request.BodyLength == 0,
            BinaryOpcode.Stat => extras == 0 && !hasValue,
            _ => false,
        };
    }

    private static void Answer(
        BinaryRequest request, AnswerBuffer answers, ulong version = 0, ReadOnlySpan<byte> extras = default, ReadOnlySpan<byte> key = default,
        ReadOnlySpan<byte> value = default, BinaryStatus status = BinaryStatus.Ok)
    {
        Span<byte> header = stackalloc byte[BinaryRequest.HeaderBytes];
        header.Clear();
        header[0] = AnswerMagic;
        header[1] = (byte)request.Opcode;
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)key.Length);
        header[4] = (byte)extras.Length;
        BinaryPrimitives.WriteUInt16BigEndian(header[6..], (ushort)status);
        BinaryPrimitives.WriteUInt32BigEndian(header[8..], (uint)(extras.Length + key.Length + value.Length));
        BinaryPrimitives.WriteUInt32BigEndian(header[12..], request.Opaque);
        BinaryPrimitives.WriteUInt64BigEndian(header[16..], version);
        answers.Append(header);
        answers.Append(extras);
        answers.Append(key);
        answers.Append(value);
    }

    /// <summary>An error is answered also where success is not.</summary>
    private static void Refuse(BinaryRequest request, BinaryStatus status, AnswerBuffer to) => Answer(request, to, status: status, value: status switch
    {
        BinaryStatus.KeyNotFound => "Not found"u8,
        BinaryStatus.KeyExists => "Data exists for key."u8,
        BinaryStatus.TooLarge => "Too large."u8,
        BinaryStatus.NotStored => "Not stored."u8,
        BinaryStatus.NoNumber => "Non-numeric server-side value for incr or decr"u8,
        BinaryStatus.UnknownCommand => "Unknown command"u8,
        _ => "Invalid arguments"u8,
    });

    private static BinaryStatus StatusOf(CacheResult result) => result switch
    {
        CacheResult.Done => BinaryStatus.Ok,
        CacheResult.NotFound => BinaryStatus.KeyNotFound,
        CacheResult.Exists => BinaryStatus.KeyExists,
        CacheResult.TooLong => BinaryStatus.TooLarge,
        CacheResult.NoNumber => BinaryStatus.NoNumber,
        _ => BinaryStatus.NotStored,
    };

    private void Stat(BinaryRequest request, AnswerBuffer answers)
    {
        if (request.Key.SequenceEqual("reset"u8)) cache.ResetStatistics();
        if (request.Key.IsEmpty)
        {
            foreach ((string name, string value) in facts.Stats)
            {
                Answer(request, answers, key: Encoding.ASCII.GetBytes(name), value: Encoding.ASCII.GetBytes(value));
            }
        }
        Answer(request, answers);
    }
}
