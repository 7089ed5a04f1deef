using System;
using System.Buffers.Binary;
using System.Text;

internal sealed partial class BinaryProtocol
{
    private const uint NoInitialValue = uint.MaxValue;

    private void Run(BinaryRequest request, AnswerBuffer answers)
    {
        switch (request.Opcode)
        {
            case BinaryOpcode.Get or BinaryOpcode.GetAndTouch:
                Get(request, withKey: false, isQuiet: false, answers);
                break;
            case BinaryOpcode.GetQ or BinaryOpcode.GetAndTouchQ:
                Get(request, withKey: false, isQuiet: true, answers);
                break;
            case BinaryOpcode.GetK or BinaryOpcode.GetAndTouchK:
                Get(request, withKey: true, isQuiet: false, answers);
                break;
            case BinaryOpcode.GetKQ or BinaryOpcode.GetAndTouchKQ:
                Get(request, withKey: true, isQuiet: true, answers);
                break;
            case BinaryOpcode.Set or BinaryOpcode.SetQ:
                Store(request, StoreMode.Set, request.Opcode == BinaryOpcode.SetQ, answers);
                break;
            case BinaryOpcode.Add or BinaryOpcode.AddQ:
                Store(request, StoreMode.Add, request.Opcode == BinaryOpcode.AddQ, answers);
                break;
            case BinaryOpcode.Replace or BinaryOpcode.ReplaceQ:
                Store(request, StoreMode.Replace, request.Opcode == BinaryOpcode.ReplaceQ, answers);
                break;
            case BinaryOpcode.Append or BinaryOpcode.AppendQ:
                Store(request, StoreMode.Append, request.Opcode == BinaryOpcode.AppendQ, answers);
                break;
            case BinaryOpcode.Prepend or BinaryOpcode.PrependQ:
                Store(request, StoreMode.Prepend, request.Opcode == BinaryOpcode.PrependQ, answers);
                break;
            case BinaryOpcode.Increment or BinaryOpcode.IncrementQ:
                Count(request, isDown: false, request.Opcode == BinaryOpcode.IncrementQ, answers);
                break;
            case BinaryOpcode.Decrement or BinaryOpcode.DecrementQ:
                Count(request, isDown: true, request.Opcode == BinaryOpcode.DecrementQ, answers);
                break;
            case BinaryOpcode.Delete or BinaryOpcode.DeleteQ:
                AnswerResult(request, cache.Delete(request.Key, request.Version), version: 0, request.Opcode == BinaryOpcode.DeleteQ, answers);
                break;
            case BinaryOpcode.Flush or BinaryOpcode.FlushQ:
                cache.Flush(request.Extras.IsEmpty ? 0 : BinaryPrimitives.ReadUInt32BigEndian(request.Extras));
                AnswerResult(request, CacheResult.Done, version: 0, request.Opcode == BinaryOpcode.FlushQ, answers);
                break;
            case BinaryOpcode.Touch:
                Touch(request, answers);
                break;
            case BinaryOpcode.Version:
                Answer(request, answers, value: Encoding.ASCII.GetBytes(facts.Version));
                break;
            case BinaryOpcode.Stat:
                Stat(request, answers);
                break;
            default: // NoOperation and Verbosity
                Answer(request, answers);
                break;
        }
    }

    private void Get(BinaryRequest request, bool withKey, bool isQuiet, AnswerBuffer answers)
    {
        Item? item = cache.Get(request.Key);
        if (item is null)
        {
            if (isQuiet) return;
            if (withKey) Answer(request, answers, key: request.Key, status: BinaryStatus.KeyNotFound);
            else Refuse(request, BinaryStatus.KeyNotFound, answers);
            return;
        }
        if (!request.Extras.IsEmpty) cache.Touch(item, TimeOf(request.Extras));
        Span<byte> flags = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(flags, item.Flags);
        Answer(request, answers, item.Version, flags, withKey ? item.Key : [], item.Data);
    }

    private void Store(BinaryRequest request, StoreMode mode, bool isQuiet, AnswerBuffer answers)
    {
        bool hasExtras = !request.Extras.IsEmpty;
        uint flags = hasExtras ? BinaryPrimitives.ReadUInt32BigEndian(request.Extras) : 0;
        long time = hasExtras ? TimeOf(request.Extras[sizeof(uint)..]) : 0;
        CacheResult result = cache.Store(mode, request.Key, request.Value, flags, time, request.Version, out Item? stored);
        AnswerResult(request, result, stored?.Version ?? 0, isQuiet, answers);
    }

    private void Count(BinaryRequest request, bool isDown, bool isQuiet, AnswerBuffer answers)
    {
        ulong by = BinaryPrimitives.ReadUInt64BigEndian(request.Extras), initial = BinaryPrimitives.ReadUInt64BigEndian(request.Extras[8..]);
        uint time = BinaryPrimitives.ReadUInt32BigEndian(request.Extras[16..]);
        CacheResult result = cache.Calculate(request.Key, by, isDown, request.Version, out ulong number, out Item? item);
        if (result == CacheResult.NotFound && time != NoInitialValue)
        {
            number = initial;
            result = cache.Store(StoreMode.Add, request.Key, Encoding.ASCII.GetBytes($"{initial}"), flags: 0, time, version: 0, out item);
        }
        if (result != CacheResult.Done || isQuiet)
        {
            AnswerResult(request, result, version: 0, isQuiet, answers);
            return;
        }
        Span<byte> value = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(value, number);
        Answer(request, answers, item!.Version, value: value);
    }

    private void Touch(BinaryRequest request, AnswerBuffer answers)
    {
        Item? item = cache.Find(request.Key);
        if (item is not null) cache.Touch(item, TimeOf(request.Extras));
        AnswerResult(request, item is null ? CacheResult.NotFound : CacheResult.Done, item?.Version ?? 0, isQuiet: false, answers);
    }

    private static void AnswerResult(BinaryRequest request, CacheResult result, ulong version, bool isQuiet, AnswerBuffer answers)
    {
        if (result != CacheResult.Done) Refuse(request, StatusOf(result), answers);
        else if (!isQuiet) Answer(request, answers, version);
    }

    private static long TimeOf(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
