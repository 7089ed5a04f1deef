using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Analyzers.Calls;

namespace UringDsl.Analyzers.Blocking;

/// <summary>The members of the platform that block: by type, with what they do and what to use in their place.</summary>
internal static class BlockingTable
{
    public const string Signal = "Let whoever would signal it call Post";
    public const string NoLock = "Keep what the ring's thread uses to itself, and let other threads call Post";
    public const string Submit = "Use submissions of the handler", Files = "Use submissions ([Open], [Read], [Write], …), or await Task.Run";

    private const string AwaitIt = "Await it", Elsewhere = "Await Task.Run, and use what it brings on the ring's thread";

    private static readonly string[] s_streamMembers =
        ["Read", "ReadByte", "ReadExactly", "ReadAtLeast", "Write", "WriteByte", "Flush", "CopyTo", "SetLength"];

    private static readonly string[] s_awaiterMembers = ["GetResult"];

    // A name that ends in a star is a beginning.
    private static readonly Dictionary<string, (bool Waits, string Remedy, string[] Members)> s_calls = new()
    {
        ["System.Threading.Thread"] = (true, "Await a [Timeout]", ["Sleep", "Join"]),
        ["System.Threading.Tasks.Task"] = (true, AwaitIt, ["Wait", "WaitAll", "WaitAny"]),
        ["System.Threading.Tasks.Task`1"] = (true, AwaitIt, ["Result"]),
        ["System.Threading.Tasks.ValueTask`1"] = (true, AwaitIt, ["Result"]),
        ["System.Runtime.CompilerServices.TaskAwaiter"] = (true, AwaitIt, s_awaiterMembers),
        ["System.Runtime.CompilerServices.TaskAwaiter`1"] = (true, AwaitIt, s_awaiterMembers),
        ["System.Runtime.CompilerServices.ValueTaskAwaiter"] = (true, AwaitIt, s_awaiterMembers),
        ["System.Runtime.CompilerServices.ValueTaskAwaiter`1"] = (true, AwaitIt, s_awaiterMembers),
        ["System.Runtime.CompilerServices.ConfiguredTaskAwaitable+ConfiguredTaskAwaiter"] = (true, AwaitIt, s_awaiterMembers),
        ["System.Runtime.CompilerServices.ConfiguredTaskAwaitable`1+ConfiguredTaskAwaiter"] = (true, AwaitIt, s_awaiterMembers),
        ["System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable+ConfiguredValueTaskAwaiter"] = (true, AwaitIt, s_awaiterMembers),
        ["System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable`1+ConfiguredValueTaskAwaiter"] = (true, AwaitIt, s_awaiterMembers),
        ["System.Threading.Tasks.Parallel"] = (true, Elsewhere, ["For", "ForEach", "Invoke"]),
        ["System.Threading.WaitHandle"] = (true, Signal, ["WaitOne", "WaitAll", "WaitAny", "SignalAndWait"]),
        ["System.Threading.ManualResetEventSlim"] = (true, Signal, ["Wait"]),
        ["System.Threading.CountdownEvent"] = (true, Signal, ["Wait"]),
        ["System.Threading.SemaphoreSlim"] = (true, "Await WaitAsync", ["Wait"]),
        ["System.Threading.Barrier"] = (true, Signal, ["SignalAndWait"]),
        ["System.Threading.SpinWait"] = (true, Signal, ["SpinUntil"]),
        ["System.Collections.Concurrent.BlockingCollection`1"] = (true, "Let whoever adds call Post", ["Take", "TakeFromAny", "GetConsumingEnumerable"]),
        ["System.Diagnostics.Process"] = (true, "Use [WaitId], or await WaitForExitAsync", ["WaitForExit", "WaitForInputIdle"]),
        ["System.Net.Dns"] = (true, "Await GetHostAddressesAsync", ["GetHost*", "Resolve"]),
        ["System.Net.Sockets.Socket"] = (
            true, Submit,
            ["Accept", "Connect", "Disconnect", "Poll", "Receive", "ReceiveFrom", "ReceiveMessageFrom", "Select", "Send", "SendFile", "SendTo"]),
        ["System.Net.Sockets.TcpClient"] = (true, Submit, ["Connect"]),
        ["System.Net.Sockets.TcpListener"] = (true, Submit, ["AcceptSocket", "AcceptTcpClient"]),
        ["System.Net.Sockets.UdpClient"] = (true, Submit, ["Receive", "Send"]),
        ["System.Net.Sockets.NetworkStream"] = (true, Submit, s_streamMembers),
        ["System.Net.Security.SslStream"] = (true, AwaitIt, [.. s_streamMembers, "AuthenticateAsClient", "AuthenticateAsServer"]),
        ["System.IO.Pipes.PipeStream"] = (true, Submit, [.. s_streamMembers, "WaitForConnection", "Connect", "WaitForPipeDrain"]),
        ["System.Net.Http.HttpMessageInvoker"] = (true, "Await SendAsync", ["Send"]),
        ["System.Net.WebClient"] = (true, AwaitIt, ["Download*", "Upload*", "OpenRead", "OpenWrite"]),
        ["System.Net.NetworkInformation.Ping"] = (true, "Await SendPingAsync", ["Send"]),
        ["System.Net.Mail.SmtpClient"] = (true, "Await SendMailAsync", ["Send"]),
        ["System.Data.Common.DbConnection"] = (true, "Await the method that ends in Async", ["Open", "BeginTransaction", "ChangeDatabase"]),
        ["System.Data.Common.DbCommand"] = (true, "Await the method that ends in Async", ["ExecuteNonQuery", "ExecuteReader", "ExecuteScalar", "Prepare"]),
        ["System.Data.Common.DbDataReader"] = (true, "Await the method that ends in Async", ["Read", "NextResult"]),
        ["System.Data.IDbConnection"] = (true, Elsewhere, ["Open", "BeginTransaction"]),
        ["System.Data.IDbCommand"] = (true, Elsewhere, ["ExecuteNonQuery", "ExecuteReader", "ExecuteScalar"]),
        ["System.GC"] = (true, Elsewhere, ["WaitForPendingFinalizers", "WaitForFullGCComplete", "WaitForFullGCApproach"]),

        ["System.Threading.Lock"] = (false, NoLock, ["Enter", "EnterScope", "TryEnter"]),
        ["System.Threading.SpinLock"] = (false, NoLock, ["Enter", "TryEnter"]),
        ["System.Threading.ReaderWriterLockSlim"] = (false, NoLock, ["Enter*", "TryEnter*"]),
        ["System.Threading.ReaderWriterLock"] = (false, NoLock, ["Acquire*", "UpgradeToWriterLock"]),
        ["System.IO.File"] = (false, Files, ["*"]),
        ["System.IO.Directory"] = (false, Elsewhere, ["*"]),
        ["System.IO.FileInfo"] = (false, Files, ["AppendText", "CopyTo", "Create*", "Delete", "MoveTo", "Open*", "Replace", "Refresh"]),
        ["System.IO.DirectoryInfo"] = (false, Elsewhere, ["Create*", "Delete", "MoveTo", "Get*", "Enumerate*", "Refresh"]),
        ["System.IO.FileStream"] = (false, Files, [".ctor", .. s_streamMembers]),
        ["System.IO.RandomAccess"] = (false, Files, ["FlushToDisk", "Read", "SetLength", "Write"]),
    };

    /// <summary>The row of a member, looked for in a type and its bases; null for what does not block.</summary>
    public static (bool Waits, string Remedy)? Find(ITypeSymbol? type, string member)
    {
        for (ITypeSymbol? declared = type; declared is not null; declared = declared.BaseType)
        {
            if (!s_calls.TryGetValue(TypeNames.Of(declared.OriginalDefinition), out (bool Waits, string Remedy, string[] Members) row)) continue;
            if (row.Members.Any(name => Matches(name, member))) return (row.Waits, row.Remedy);
        }

        return null;
    }

    private static bool Matches(string name, string member) =>
        name.EndsWith("*", StringComparison.Ordinal) ? member.StartsWith(name.TrimEnd('*'), StringComparison.Ordinal) : name == member;
}
