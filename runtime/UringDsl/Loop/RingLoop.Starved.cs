using System;
using System.Collections.Generic;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>
/// What happens when a buffer ring is empty. A receive that ends with ENOBUFS goes on with the next ring of its declaration, in turn, that has a
/// buffer to spare, or waits its turn. Only as many are armed as there are buffers: more would end at once with ENOBUFS, and spin.
/// </content>
public sealed unsafe partial class RingLoop
{
    private const int MostStarvedAtFirst = 4096; // room that is there before they are: it would grow in the middle of a load

    private readonly byte[][] _groupsOf;                // by operation: the buffer rings of a receive, the preferred one first
    private readonly Queue<Connection>[] _starved;      // by operation, in the order in which they ran dry; one for those with the same rings
    private readonly int[] _rearmed;                    // by buffer ring: receives that were armed in this turn because they have data waiting
    private int _nextStarved;                           // whose turn it is to be fed first
    private string _lowName = "";                       // what the hook is told
    private int _lowFree;

    /// <summary>The buffer ring for a receive that is about to be armed: the one that it used last, unless that is empty and another is not.</summary>
    public ushort PickBufferGroup(byte operation, int connection)
    {
        ref ConnectionEntry entry = ref _connections[connection];
        byte[] groups = _groupsOf[operation];
        int first = Math.Max(0, Array.IndexOf(groups, entry.WantedGroup));
        entry.WantedGroup = groups[first];
        for (int i = 0; i < groups.Length; i++)
        {
            byte group = groups[(first + i) % groups.Length];
            if (_buffers[group].Free == 0) continue;
            if (i > 0) _buffers[group].Statistics.FallOvers++;
            entry.WantedGroup = group;
            break;
        }
        return entry.WantedGroup;
    }

    /// <summary>A receive found no buffer. It is armed at once where there are some, else it waits for them.</summary>
    private void Starve(ref ConnectionEntry entry, Connection connection)
    {
        byte empty = entry.ArmedGroup;
        byte[] groups = _groupsOf[entry.ReceiveOperation];
        if (groups.Length > 1 && TryPickSpare(groups, empty, skipsFirst: true, out byte group))
        {
            _rearmed[group]++;
            _buffers[group].Statistics.FallOvers++;
            entry.WantedGroup = group;
            ArmReceive(connection.Index);
            return;
        }
        entry.Receive = ReceivePhase.Starved;
        _starved[entry.ReceiveOperation].Enqueue(connection);
    }

    private void EndTurnOfBuffers()
    {
        foreach (ProvidedBuffers buffers in _buffers) buffers.Publish();
        bool isShort = false;
        int count = _starved.Length;
        if (++_nextStarved >= count) _nextStarved = 0;
        for (int i = 0; i < count; i++)
        {
            int operation = _nextStarved + i;
            if (operation >= count) operation -= count;
            Queue<Connection> waiting = _starved[operation];
            if (waiting.Count == 0) continue;
            FeedStarved(waiting);
            if (waiting.Count > 0) isShort |= RelieveShortOnes(_groupsOf[operation]);
        }
        Array.Clear(_rearmed);
        if (!isShort) _nextRelief = 0;
    }

    private void FeedStarved(Queue<Connection> waiting)
    {
        while (waiting.TryPeek(out Connection connection))
        {
            bool waits = _connections.Exists(connection.Index, connection.Generation) && _connections[connection.Index].Receive == ReceivePhase.Starved
                && _starved[_connections[connection.Index].ReceiveOperation] == waiting; // Else it waits elsewhere by now.
            if (waits)
            {
                ref ConnectionEntry entry = ref _connections[connection.Index];
                if (!TryPickSpare(_groupsOf[entry.ReceiveOperation], entry.ArmedGroup, skipsFirst: false, out byte group)) return;
                entry.Receive = ReceivePhase.Idle;
                if (entry.IsLive && entry.ReceiveWanted)
                {
                    _rearmed[group]++;
                    entry.WantedGroup = group;
                    CountRearm(RearmCause.NoBuffers);
                    ArmReceive(connection.Index);
                }
            }
            waiting.Dequeue();
        }
    }

    /// <summary>In turn, from the ring that was empty on: one with more buffers than receives were armed for in this turn.</summary>
    private bool TryPickSpare(byte[] groups, byte empty, bool skipsFirst, out byte group)
    {
        int first = Math.Max(0, Array.IndexOf(groups, empty));
        for (int i = skipsFirst ? 1 : 0; i < groups.Length; i++)
        {
            group = groups[(first + i) % groups.Length];
            if (_buffers[group].Free > _rearmed[group]) return true;
        }
        group = 0;
        return false;
    }

    private bool RelieveShortOnes(byte[] groups)
    {
        bool isShort = false;
        foreach (byte group in groups)
        {
            if (!AreCopiesUsedUp(_buffers[group])) continue;
            isShort = true;
            Relieve(_buffers[group]);
        }
        return isShort;
    }

    /// <summary>Before the sends are started, so that what the handler does about it still counts for this turn.</summary>
    private void TellLowBuffers()
    {
        foreach (ProvidedBuffers buffers in _buffers)
        {
            if (buffers.LowWater == 0 || !buffers.CrossesLowWater(out _lowFree)) continue;
            _lowName = buffers.Name;
            Guard(static loop => loop._program.BuffersLow(loop._lowName, loop._lowFree));
        }
    }

    private (byte[][] Groups, Queue<Connection>[] Starved) GroupsOfReceives()
    {
        OperationDeclaration[] operations = _declaration.Operations;
        byte[][] groups = new byte[operations.Length + 1][];
        Queue<Connection>[] starved = new Queue<Connection>[operations.Length + 1];
        groups[0] = [];
        starved[0] = new Queue<Connection>();
        for (int i = 1; i < groups.Length; i++)
        {
            OperationDeclaration operation = operations[i - 1];
            if (operation.Shape != OperationShape.Receive)
            {
                (groups[i], starved[i]) = ([], starved[0]);
                continue;
            }
            byte[] own = groups[i] = [(byte)operation.BufferGroup, .. Array.ConvertAll(operation.FallOver, static group => (byte)group)];
            int same = Array.FindIndex(groups, 0, i, other => own.AsSpan().SequenceEqual(other));
            starved[i] = same >= 0 ? starved[same] : new Queue<Connection>(Math.Min(MaxConnections, MostStarvedAtFirst));
        }
        return (groups, starved);
    }
}
