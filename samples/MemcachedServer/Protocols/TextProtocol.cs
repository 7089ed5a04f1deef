using System;
using System.Buffers.Text;

/// <summary>The protocol of lines. What a request leaves out, and a line that is no request, is answered with what is wrong.</summary>
internal sealed partial class TextProtocol(ItemCache cache, Options options, IServerFacts facts)
{
    private const int MaxLine = 1 << 16, MaxKey = 250;

    private static ReadOnlySpan<byte> BadFormat => "CLIENT_ERROR bad command line format\r\n"u8;

    /// <summary>Answers the request at the start of the input.</summary>
    public Step Next(ReadOnlySpan<byte> input, AnswerBuffer answers)
    {
        int end = input[..Math.Min(input.Length, MaxLine)].IndexOf((byte)'\n');
        if (end < 0)
        {
            if (input.Length < MaxLine) return new Step(0, Needed: input.Length + 1);
            answers.Append("CLIENT_ERROR line too long\r\n"u8);
            return new Step(input.Length, IsLast: true);
        }
        ReadOnlySpan<byte> line = input[..end].TrimEnd((byte)'\r');
        Words words = new(line);
        ReadOnlySpan<byte> command = words.Next();
        int next = end + 1;
        if (command.SequenceEqual("get"u8)) Get(words, withVersion: false, answers);
        else if (command.SequenceEqual("gets"u8)) Get(words, withVersion: true, answers);
        else if (command.SequenceEqual("gat"u8)) GetAndTouch(words, withVersion: false, answers);
        else if (command.SequenceEqual("gats"u8)) GetAndTouch(words, withVersion: true, answers);
        else if (command.SequenceEqual("set"u8)) return Store(StoreMode.Set, words, input, next, answers);
        else if (command.SequenceEqual("add"u8)) return Store(StoreMode.Add, words, input, next, answers);
        else if (command.SequenceEqual("replace"u8)) return Store(StoreMode.Replace, words, input, next, answers);
        else if (command.SequenceEqual("append"u8)) return Store(StoreMode.Append, words, input, next, answers);
        else if (command.SequenceEqual("prepend"u8)) return Store(StoreMode.Prepend, words, input, next, answers);
        else if (command.SequenceEqual("cas"u8)) return Store(StoreMode.Set, words, input, next, answers, withVersion: true);
        else if (command.SequenceEqual("incr"u8)) Count(words, isDown: false, answers);
        else if (command.SequenceEqual("decr"u8)) Count(words, isDown: true, answers);
        else if (command.SequenceEqual("delete"u8)) Delete(words, answers);
        else if (command.SequenceEqual("touch"u8)) Touch(words, answers);
        else if (command.SequenceEqual("flush_all"u8)) Flush(words, answers);
        else if (command.SequenceEqual("stats"u8)) Stats(words, answers);
        else if (command.SequenceEqual("version"u8)) Version(answers);
        else if (command.SequenceEqual("verbosity"u8)) Verbosity(words, answers);
        else if (command.SequenceEqual("quit"u8)) return new Step(next, IsLast: true);
        else answers.Append("ERROR\r\n"u8);
        return new Step(next);
    }

    private void Get(Words keys, bool withVersion, AnswerBuffer answers) => Get(keys, withVersion, touches: false, time: 0, answers);

    private void GetAndTouch(Words words, bool withVersion, AnswerBuffer answers)
    {
        if (!TryTime(words.Next(), out long time)) answers.Append("CLIENT_ERROR invalid exptime argument\r\n"u8);
        else Get(words, withVersion, touches: true, time, answers);
    }

    private void Get(Words keys, bool withVersion, bool touches, long time, AnswerBuffer answers)
    {
        if (keys.IsEmpty)
        {
            answers.Append("ERROR\r\n"u8);
            return;
        }
        for (Words all = keys; !all.IsEmpty;)
        {
            if (IsKey(all.Next())) continue;
            answers.Append(BadFormat);
            return;
        }
        for (Words all = keys; !all.IsEmpty;)
        {
            if (cache.Get(all.Next()) is not { } item) continue;
            answers.Append("VALUE "u8);
            answers.Append(item.Key);
            answers.Append(" "u8);
            answers.AppendDigits(item.Flags);
            answers.Append(" "u8);
            answers.AppendDigits((ulong)item.Length);
            if (withVersion)
            {
                answers.Append(" "u8);
                answers.AppendDigits(item.Version);
            }
            answers.Append("\r\n"u8);
            answers.Append(item.Data);
            answers.Append("\r\n"u8);
        }
        answers.Append("END\r\n"u8);
        while (touches && !answers.IsTooLong && !keys.IsEmpty)
        {
            if (cache.Find(keys.Next()) is { } item) cache.Touch(item, time);
        }
    }

    private Step Store(StoreMode mode, Words words, ReadOnlySpan<byte> input, int line, AnswerBuffer answers, bool withVersion = false)
    {
        ReadOnlySpan<byte> key = words.Next();
        bool isValid = TryNumber(words.Next(), uint.MaxValue, out ulong flags) & TryTime(words.Next(), out long time);
        bool hasLength = TryNumber(words.Next(), int.MaxValue, out ulong length);
        ulong version = 0;
        if (withVersion) isValid &= TryNumber(words.Next(), ulong.MaxValue, out version);
        isValid &= TryQuiet(words, out bool isQuiet) && IsKey(key);
        if (!hasLength)
        {
            answers.Append(BadFormat); // Where the value ends is not known: it will be taken for requests.
            return new Step(line);
        }
        if (!isValid || length > (ulong)options.MaxItemBytes)
        {
            answers.Append(isValid ? "SERVER_ERROR object too large for cache\r\n"u8 : BadFormat);
            if (isValid && mode == StoreMode.Set && !withVersion) cache.Delete(key); // What is there is not what the client wanted to have there.
            return new Step(line, Skip: (long)length + 2);
        }
        int end = line + (int)length;
        if (input.Length < end + 2) return new Step(0, Needed: end + 2);
        if (!input[end..(end + 2)].SequenceEqual("\r\n"u8))
        {
            answers.Append("CLIENT_ERROR bad data chunk\r\n"u8);
            return new Step(end + 2);
        }
        CacheResult result = withVersion && version == 0 // No item has it, and the cache would take it for any.
            ? cache.Find(key) is null ? CacheResult.NotFound : CacheResult.Exists
            : cache.Store(mode, key, input[line..end], (uint)flags, time, version, out _);
        if (!withVersion && result is CacheResult.Exists or CacheResult.NotFound) result = CacheResult.NotStored;
        Say(isQuiet, answers, result switch
        {
            CacheResult.Done => "STORED\r\n"u8,
            CacheResult.Exists => "EXISTS\r\n"u8,
            CacheResult.NotFound => "NOT_FOUND\r\n"u8,
            CacheResult.TooLong => "SERVER_ERROR object too large for cache\r\n"u8,
            _ => "NOT_STORED\r\n"u8,
        });
        return new Step(end + 2);
    }

    private static void Say(bool isQuiet, AnswerBuffer answers, ReadOnlySpan<byte> line)
    {
        if (!isQuiet) answers.Append(line);
    }

    private static bool IsKey(ReadOnlySpan<byte> key) => key.Length is > 0 and <= MaxKey;

    private static bool TryNumber(ReadOnlySpan<byte> word, ulong most, out ulong number) =>
        Utf8Parser.TryParse(word, out number, out int used) && used == word.Length && number <= most;

    private static bool TryTime(ReadOnlySpan<byte> word, out long time) =>
        Utf8Parser.TryParse(word, out time, out int used) && used == word.Length && time is >= -uint.MaxValue and <= uint.MaxValue;

    /// <summary>The rest of a line: nothing, or the wish for no answer.</summary>
    private static bool TryQuiet(Words words, out bool isQuiet)
    {
        ReadOnlySpan<byte> word = words.Next();
        isQuiet = word.SequenceEqual("noreply"u8);
        return words.IsEmpty && (isQuiet || word.IsEmpty);
    }
}
