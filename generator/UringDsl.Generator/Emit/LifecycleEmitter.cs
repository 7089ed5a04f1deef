using System.Collections.Generic;
using System.Linq;
using UringDsl.Generator.Model;
using UringDsl.Generator.Parsing;

namespace UringDsl.Generator.Emit;

/// <summary>Writes what every handler has: Run, Statistics, Post, the hooks, the state table and the loop's view of the handler.</summary>
internal static class LifecycleEmitter
{
    /// <summary>The fields and the members that the user sees.</summary>
    public static void EmitMembers(SourceWriter writer, HandlerSpec handler)
    {
        writer.Line($"private {Names.Loop}? __ring;");
        writer.Line("private global::UringDsl.RingStatistics __statistics = new();");
        if (handler.State is { } state) writer.Line($"private {state.Type}[] __states = [];");
        writer.Blank();
        writer.Line("""
            /// <summary>Makes the ring and runs it on this thread, until the token is cancelled and every connection has ended.</summary>
            /// <param name="cancellationToken">Stops the handler, in order.</param>
            public void Run(global::System.Threading.CancellationToken cancellationToken = default) =>
                Run(global::UringDsl.RingOptions.Default, cancellationToken);

            /// <summary>Makes the ring and runs it on this thread, until the token is cancelled and every connection has ended.</summary>
            /// <param name="options">What overrides the attributes of the class.</param>
            /// <param name="cancellationToken">Stops the handler, in order.</param>
            public void Run(global::UringDsl.RingOptions options, global::System.Threading.CancellationToken cancellationToken = default) =>
                global::UringDsl.CompilerServices.RingLoop.Run(this, __declaration, options, cancellationToken);

            /// <summary>The ring's counters: live while it runs, the last ones after that. They may be read from any thread.</summary>
            public global::UringDsl.RingStatistics Statistics => __statistics;

            /// <summary>Where handlers of other rings, and other threads, reach this one: the same for all its runs.</summary>
            public global::UringDsl.RingAddress RingAddress { get; } = new();

            /// <summary>What the handler asks of its ring at once, on the ring's thread.</summary>
            /// <exception cref="global::System.InvalidOperationException">The handler does not run, or this is another thread.</exception>
            private global::UringDsl.RingControl Ring => global::UringDsl.RingControl.Of(__ring);

            /// <summary>Runs an action on the ring's thread. It may be called from any thread while the handler runs.</summary>
            /// <param name="action">What to run; it may call submissions.</param>
            /// <exception cref="global::System.InvalidOperationException">The handler does not run.</exception>
            public void Post(global::System.Action action)
            {
                var ring = __ring ?? throw new global::System.InvalidOperationException("Post was called while the handler was not running.");
                ring.Post(action);
            }
            """);
        writer.Blank();
        FixedBuffers(writer, handler);
        EmitHooks(writer, handler.Hooks);
        if (handler.State is not null) State(writer, handler.State);
    }

    /// <summary>What the loop calls, except for the dispatch.</summary>
    public static void EmitProgram(SourceWriter writer, HandlerSpec handler)
    {
        using (writer.Block($"void {Names.Program}.Attach({Names.Loop} ring)"))
        {
            writer.Line("if (__ring is not null) throw new global::System.InvalidOperationException(\"Run was called while the handler runs.\");");
            writer.Line("__ring = ring;\n__statistics = ring.Statistics;");
            if (handler.State is { } state)
            {
                writer.Line("// The one behind the last is for completions whose connection is gone.");
                writer.Line($"__states = new {state.Type}[ring.MaxConnections + 1];");
            }
        }

        writer.Blank();
        writer.Line($"""
            void {Names.Program}.Detach() => __ring = null;

            void {Names.Program}.Started() => OnStarted();

            void {Names.Program}.Stopping() => OnStopping();

            global::UringDsl.RingAddress {Names.Program}.Address => RingAddress;

            void {Names.Program}.Message(ulong data, int value) => OnMessage(data, value);

            void {Names.Program}.HandedOver(in global::UringDsl.Accepted accepted, int value) =>
                OnHandedOver(in accepted, value);
            """);
        writer.Blank();
        Ends(writer, handler, "Opened", "The table is used again and again: a new connection begins with a clean state.");
        Ends(writer, handler, "Closed", "What the state refers to is let go.");
        if (handler.Hooks.Any(hook => hook.Name == "OnBuffersLow" && hook.IsImplemented))
        {
            writer.Line($"void {Names.Program}.BuffersLow(string name, int free) =>\n    OnBuffersLow(name, free);");
            writer.Blank();
        }

        bool isHandled = handler.Hooks.Any(hook => hook.Name == "OnUnhandledException" && hook.IsImplemented);
        if (!isHandled) writer.Line("// The handler has no OnUnhandledException: the exception goes where a person looks.");
        string handling = isHandled
            ? "OnUnhandledException(exception)"
            : $"global::System.Console.Error.WriteLine({Names.Literal(handler.Hierarchy.DisplayName + ": ")} + exception)";
        writer.Line($"void {Names.Program}.UnhandledException(global::System.Exception exception) =>\n    {handling};");
        writer.Blank();
    }

    /// <summary>Whether the handler has the hook for messages or connections of other rings.</summary>
    public static bool Takes(HandlerSpec handler, string what) =>
        handler.Hooks.Any(hook => hook.IsImplemented && hook.Name == (what == "Messages" ? "OnMessage" : "OnHandedOver"));

    public static void EmitHooks(SourceWriter writer, IEnumerable<HookSpec> hooks)
    {
        writer.Line("// Hooks: those that the handler implements are called on the ring's thread, the others do not exist.");
        foreach (HookSpec hook in hooks) writer.Line($"partial void {hook.Name}({hook.Parameters});");
        writer.Blank();
    }

    private static void FixedBuffers(SourceWriter writer, HandlerSpec handler)
    {
        for (int i = 0; i < handler.Ring.FixedBuffers.Count; i++)
        {
            FixedBuffersSpec pool = handler.Ring.FixedBuffers[i];
            writer.Line($"/// <summary>The registered buffers {Names.Xml(Names.Literal(pool.Name))}: {pool.Count} of {pool.Size} bytes.</summary>");
            writer.Line($"private global::UringDsl.FixedBufferPool {HierarchyParser.Escape(pool.Name)} =>");
            writer.Line($"    global::UringDsl.FixedBufferPool.Of(__ring, pool: {i}, {Names.Literal(pool.Name)});");
            writer.Blank();
        }
    }

    private static void State(SourceWriter writer, ConnectionStateSpec state)
    {
        writer.Line($$"""
            /// <summary>The state of an open connection.</summary>
            /// <exception cref="global::System.InvalidOperationException">The connection is gone.</exception>
            {{state.Accessibility}} ref {{state.Type}} State({{Names.Connection}} connection) =>
                ref __states[{{Names.Loop}}.Current(__ring, nameof(State)).CheckedIndex(connection)];

            // A completion may come after its connection has ended, and the index may be in use again: such a one gets a state of its own.
            private ref {{state.Type}} __StateOf(
                {{Names.Loop}} ring, {{Names.Connection}} connection)
            {
                if (ring.IsCurrent(connection)) return ref __states[connection.Index];
                ref var gone = ref __states[ring.MaxConnections];
                gone = default;
                return ref gone;
            }
            """);
        writer.Blank();
    }

    private static void Ends(SourceWriter writer, HandlerSpec handler, string what, string why)
    {
        string header = $"void {Names.Program}.{what}({Names.Connection} connection)";
        if (handler.State is null)
        {
            writer.Line($"{header} =>\n    On{what}(connection);");
            writer.Blank();
            return;
        }

        using (writer.Block(header))
        {
            writer.Line("ref var state = ref __states[connection.Index];");
            if (what == "Opened") writer.Line($"state = default; // {why}");
            writer.Line($"On{what}(connection, ref state);");
            if (what == "Closed") writer.Line($"state = default; // {why}");
        }

        writer.Blank();
    }
}
