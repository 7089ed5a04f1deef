using System;
using System.Buffers;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

/// <summary>All commands. To add one is to write its method in one of the facets, and a line at that facet's top.</summary>
internal sealed partial class CommandTable
{
    private const int MaxName = 32;

    private readonly Keyspace _keys;
    private readonly Options _options;
    private readonly Func<string> _info;
    private readonly Dictionary<byte[], CommandSpec> _commands = new(ByteKeys.Comparer);
    private readonly Dictionary<byte[], CommandSpec>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private bool _isQuit;

    public CommandTable(Keyspace keys, Options options, Func<string> info)
    {
        _keys = keys;
        _options = options;
        _info = info;
        _lookup = _commands.GetAlternateLookup<ReadOnlySpan<byte>>();
        AddServer();
        AddKeys();
        AddStrings();
        AddNumbers();
        AddLists();
        AddHashes();
        AddSets();
        AddSortedSets();
    }

    /// <summary>Answers one request. False when it was the last one.</summary>
    public bool Run(Request request, Reply reply)
    {
        _isQuit = false;
        Span<byte> small = stackalloc byte[MaxName];
        ReadOnlySpan<byte> name = request[0];
        bool isName = Ascii.ToLower(name, small, out int length) == OperationStatus.Done;
        if (!isName || !_lookup.TryGetValue(small[..length], out CommandSpec? command))
        {
            reply.Error($"ERR unknown command '{Encoding.Latin1.GetString(name[..Math.Min(name.Length, MaxName)])}'");
        }
        else if (command.Arity < 0 ? request.Count < -command.Arity : request.Count != command.Arity)
        {
            reply.Error($"ERR wrong number of arguments for '{command.Name}' command");
        }
        else
        {
            command.Run(request, reply);
        }
        return !_isQuit;
    }

    private void Add(string name, int arity, CommandRun run) => _commands.Add(Encoding.ASCII.GetBytes(name), new CommandSpec(name, arity, run));

    private static bool Is(ReadOnlySpan<byte> argument, ReadOnlySpan<byte> word) => Ascii.EqualsIgnoreCase(argument, word);

    private static void SyntaxError(Reply reply) => reply.Error("ERR syntax error");

    private static bool TryInteger(ReadOnlySpan<byte> text, Reply reply, out long number)
    {
        if (Utf8Parser.TryParse(text, out number, out int used) && used == text.Length && text[0] != '+') return true;
        reply.Error("ERR value is not an integer or out of range");
        return false;
    }

    private static bool TryScore(ReadOnlySpan<byte> text, Reply reply, out double score)
    {
        bool isNegative = !text.IsEmpty && text[0] == '-';
        score = isNegative ? double.NegativeInfinity : double.PositiveInfinity;
        if (Is(text, "inf"u8) || Is(text, "+inf"u8) || Is(text, "-inf"u8)) return true;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out score) && double.IsFinite(score)) return true;
        reply.Error("ERR value is not a valid float");
        return false;
    }

    /// <summary>Two positions of which negative ones count from the end, both inclusive.</summary>
    private static bool TryRange(Request request, int count, Reply reply, out int start, out int length)
    {
        start = length = 0;
        if (!TryInteger(request[2], reply, out long first) || !TryInteger(request[3], reply, out long last)) return false;
        first = Math.Clamp(first < 0 ? count + first : first, 0, count);
        last = Math.Clamp(last < 0 ? count + last : last, -1, count - 1);
        start = (int)first;
        length = (int)Math.Max(0, last - first + 1);
        return true;
    }

    /// <summary>How many are wanted: the third argument, or one. False when that is no number from 0.</summary>
    private static bool TryCount(Request request, Reply reply, out long count)
    {
        count = 1;
        if (request.Count == 2) return true;
        if (request.Count > 3)
        {
            SyntaxError(reply);
            return false;
        }
        if (!TryInteger(request[2], reply, out count)) return false;
        if (count >= 0) return true;
        reply.Error("ERR value is out of range, must be positive");
        return false;
    }

    /// <summary>The value of a key, or null without one. False when it is of another kind, and the reply says so.</summary>
    private bool TryFind<T>(ReadOnlySpan<byte> key, Reply reply, out T? value)
        where T : class
    {
        object? found = _keys.Find(key)?.Value;
        value = found as T;
        if (found is null || value is not null) return true;
        reply.Error("WRONGTYPE Operation against a key holding the wrong kind of value");
        return false;
    }

    /// <inheritdoc cref="TryFind"/>
    private bool TryFindOrAdd<T>(ReadOnlySpan<byte> key, Reply reply, out T value)
        where T : class, new()
    {
        value = null!;
        if (!TryFind(key, reply, out T? found)) return false;
        value = found ?? (T)_keys.Add(key, new T()).Value;
        return true;
    }

    /// <summary>A list, hash or set without elements is no key.</summary>
    private void RemoveIfEmpty(ReadOnlySpan<byte> key, int count)
    {
        if (count == 0 && _keys.Find(key) is { } entry) _keys.Remove(entry);
    }
}
