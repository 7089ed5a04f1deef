using System;
using System.Globalization;
using System.Text;

internal sealed partial class CommandTable
{
    private void AddServer()
    {
        Add("ping", -1, Ping);
        Add("echo", 2, static (request, reply) => reply.Bulk(request[1]));
        Add("select", 2, Select);
        Add("quit", -1, Quit);
        Add("hello", -1, Hello);
        Add("client", -2, Client);
        Add("command", -1, Command);
        Add("config", -2, Config);
        Add("info", -1, (_, reply) => reply.Bulk(Encoding.UTF8.GetBytes(_info())));
        Add("dbsize", 1, (_, reply) => reply.Integer(_keys.Count));
        Add("flushall", -1, Flush);
        Add("flushdb", -1, Flush);
    }

    private static void Ping(Request request, Reply reply)
    {
        if (request.Count > 2) reply.Error("ERR wrong number of arguments for 'ping' command");
        else if (request.Count == 2) reply.Bulk(request[1]);
        else reply.Simple("PONG"u8);
    }

    private static void Select(Request request, Reply reply)
    {
        if (!TryInteger(request[1], reply, out long database)) return;
        if (database == 0) reply.Ok();
        else reply.Error("ERR DB index is out of range");
    }

    private void Quit(Request request, Reply reply)
    {
        _isQuit = true;
        reply.Ok();
    }

    private static void Hello(Request request, Reply reply)
    {
        if (request.Count > 1 && !request[1].SequenceEqual("2"u8))
        {
            reply.Error("NOPROTO unsupported protocol version");
            return;
        }
        reply.Array(6);
        reply.Bulk("server"u8);
        reply.Bulk("RespServer"u8);
        reply.Bulk("proto"u8);
        reply.Integer(2);
        reply.Bulk("mode"u8);
        reply.Bulk("standalone"u8);
    }

    private static void Client(Request request, Reply reply)
    {
        if (Is(request[1], "SETNAME"u8) || Is(request[1], "SETINFO"u8)) reply.Ok();
        else if (Is(request[1], "GETNAME"u8)) reply.Null();
        else reply.Error("ERR unknown subcommand. CLIENT has SETNAME, SETINFO and GETNAME.");
    }

    private void Command(Request request, Reply reply)
    {
        if (request.Count > 1 && Is(request[1], "COUNT"u8))
        {
            reply.Integer(_commands.Count);
            return;
        }
        if (request.Count > 1)
        {
            if (Is(request[1], "DOCS"u8)) reply.Array(0);
            else reply.Error("ERR unknown subcommand. COMMAND has COUNT and DOCS.");
            return;
        }
        reply.Array(_commands.Count);
        foreach (CommandSpec command in _commands.Values)
        {
            reply.Array(6);
            reply.Bulk(Encoding.ASCII.GetBytes(command.Name));
            reply.Integer(command.Arity);
            reply.Array(0); // Flags; then where the keys are: at no fixed place.
            reply.Integer(0);
            reply.Integer(0);
            reply.Integer(0);
        }
    }

    private void Config(Request request, Reply reply)
    {
        if (Is(request[1], "RESETSTAT"u8))
        {
            reply.Ok();
            return;
        }
        if (!Is(request[1], "GET"u8) || request.Count < 3)
        {
            reply.Error("ERR CONFIG has GET and RESETSTAT. What can be set is set on the command line.");
            return;
        }
        (string Name, string Value)[] all =
        [
            ("appendonly", "no"),
            ("databases", "1"),
            ("maxmemory", "0"),
            ("proto-max-bulk-len", _options.MaxValueBytes.ToString(CultureInfo.InvariantCulture)),
            ("save", ""),
            ("timeout", _options.IdleSeconds.ToString(CultureInfo.InvariantCulture)),
        ];
        int matches = 0;
        foreach ((string name, _) in all) matches += Asks(request, name) ? 1 : 0;
        reply.Array(2 * matches);
        foreach ((string name, string value) in all)
        {
            if (!Asks(request, name)) continue;
            reply.Bulk(Encoding.ASCII.GetBytes(name));
            reply.Bulk(Encoding.ASCII.GetBytes(value));
        }
    }

    private static bool Asks(Request request, string name)
    {
        for (int i = 2; i < request.Count; i++)
        {
            if (Pattern.Matches(request[i], Encoding.ASCII.GetBytes(name))) return true;
        }
        return false;
    }

    private void Flush(Request request, Reply reply)
    {
        _keys.Clear();
        reply.Ok();
    }
}
