using System;
using System.Text;

internal sealed partial class TextProtocol
{
    private void Count(Words words, bool isDown, AnswerBuffer answers)
    {
        ReadOnlySpan<byte> key = words.Next(), by = words.Next();
        if (!IsKey(key) || by.IsEmpty || !TryQuiet(words, out bool isQuiet))
        {
            answers.Append(by.IsEmpty ? "ERROR\r\n"u8 : BadFormat);
            return;
        }
        if (!TryNumber(by, ulong.MaxValue, out ulong delta))
        {
            answers.Append("CLIENT_ERROR invalid numeric delta argument\r\n"u8);
            return;
        }
        CacheResult result = cache.Calculate(key, delta, isDown, version: 0, out ulong number, out _);
        if (result == CacheResult.NotFound)
        {
            Say(isQuiet, answers, "NOT_FOUND\r\n"u8);
        }
        else if (result == CacheResult.NoNumber)
        {
            answers.Append("CLIENT_ERROR cannot increment or decrement non-numeric value\r\n"u8);
        }
        else if (!isQuiet)
        {
            answers.AppendDigits(number);
            answers.Append("\r\n"u8);
        }
    }

    private void Delete(Words words, AnswerBuffer answers)
    {
        ReadOnlySpan<byte> key = words.Next();
        Words rest = words;
        if (!rest.Next().SequenceEqual("0"u8)) rest = words; // An old client's time, which has no meaning any more.
        if (key.IsEmpty) answers.Append("ERROR\r\n"u8);
        else if (!IsKey(key) || !TryQuiet(rest, out bool isQuiet)) answers.Append(BadFormat);
        else Say(isQuiet, answers, cache.Delete(key) == CacheResult.Done ? "DELETED\r\n"u8 : "NOT_FOUND\r\n"u8);
    }

    private void Touch(Words words, AnswerBuffer answers)
    {
        ReadOnlySpan<byte> key = words.Next();
        bool hasTime = TryTime(words.Next(), out long time);
        if (!IsKey(key) || !TryQuiet(words, out bool isQuiet))
        {
            answers.Append(key.IsEmpty ? "ERROR\r\n"u8 : BadFormat);
        }
        else if (!hasTime)
        {
            answers.Append("CLIENT_ERROR invalid exptime argument\r\n"u8);
        }
        else if (cache.Find(key) is { } item)
        {
            cache.Touch(item, time);
            Say(isQuiet, answers, "TOUCHED\r\n"u8);
        }
        else
        {
            Say(isQuiet, answers, "NOT_FOUND\r\n"u8);
        }
    }

    private void Flush(Words words, AnswerBuffer answers)
    {
        Words rest = words;
        ulong delay = 0;
        bool isValid = rest.IsEmpty || rest.Next().SequenceEqual("noreply"u8) || TryNumber(words.Next(), int.MaxValue, out delay);
        if (!isValid || !TryQuiet(words, out bool isQuiet))
        {
            answers.Append(BadFormat);
            return;
        }
        cache.Flush((long)delay);
        Say(isQuiet, answers, "OK\r\n"u8);
    }

    private void Stats(Words words, AnswerBuffer answers)
    {
        ReadOnlySpan<byte> group = words.Next();
        if (group.SequenceEqual("reset"u8))
        {
            cache.ResetStatistics();
            answers.Append("RESET\r\n"u8);
            return;
        }
        if (group.IsEmpty)
        {
            foreach ((string name, string value) in facts.Stats) answers.Append(Encoding.ASCII.GetBytes($"STAT {name} {value}\r\n"));
        }
        bool isEmptyGroup = group.SequenceEqual("items"u8) || group.SequenceEqual("slabs"u8); // Those of a memory of another kind.
        answers.Append(group.IsEmpty || isEmptyGroup ? "END\r\n"u8 : "ERROR\r\n"u8);
    }

    private void Version(AnswerBuffer answers) => answers.Append(Encoding.ASCII.GetBytes($"VERSION {facts.Version}\r\n"));

    private static void Verbosity(Words words, AnswerBuffer answers)
    {
        ReadOnlySpan<byte> level = words.Next();
        if (level.IsEmpty) answers.Append("ERROR\r\n"u8);
        else if (level.SequenceEqual("noreply"u8)) return;
        else if (TryQuiet(words, out bool isQuiet)) Say(isQuiet, answers, "OK\r\n"u8);
        else answers.Append(BadFormat);
    }
}
