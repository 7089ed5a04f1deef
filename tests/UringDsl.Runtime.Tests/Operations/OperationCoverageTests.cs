using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>The claim that every operation of the kernel runs through generated code. It fails when one does not.</summary>
[Collection(Support.Rings.Name)]
public class OperationCoverageTests
{
    /// <summary>What no test runs, and why.</summary>
    private static readonly Dictionary<Opcode, string> s_excused = new()
    {
        [Opcode.RecvZc] = "It receives from a queue of a network card that is set up for it; loopback has none.",
    };

    /// <summary>Operations of connections, messages and registered memory: the tests that run them.</summary>
    private static readonly Dictionary<Opcode, Type> s_elsewhere = new()
    {
        [Opcode.Timeout] = typeof(Traffic.TimerTests),
        [Opcode.LinkTimeout] = typeof(Chains.DialTests),
        [Opcode.Accept] = typeof(Traffic.AcceptTests),
        [Opcode.Connect] = typeof(Chains.DialTests),
        [Opcode.Socket] = typeof(Chains.DialTests),
        [Opcode.Bind] = typeof(Traffic.AcceptTests),
        [Opcode.Listen] = typeof(Traffic.AcceptTests),
        [Opcode.Send] = typeof(Traffic.SendTests),
        [Opcode.Recv] = typeof(Traffic.ReceiveTests),
        [Opcode.Shutdown] = typeof(Chains.FarewellTests),
        [Opcode.Sendmsg] = typeof(Messages.DatagramTests),
        [Opcode.Recvmsg] = typeof(Messages.DatagramTests),
        [Opcode.ReadMultishot] = typeof(Adopting.AdoptTests),
        [Opcode.MsgRing] = typeof(Handing.RingMessageTests),
        [Opcode.ReadFixed] = typeof(ZeroCopy.FixedBufferTests),
        [Opcode.WriteFixed] = typeof(ZeroCopy.FixedBufferTests),
        [Opcode.ReadvFixed] = typeof(ZeroCopy.FixedBufferTests),
        [Opcode.WritevFixed] = typeof(ZeroCopy.FixedBufferTests),
        [Opcode.SendZc] = typeof(ZeroCopy.ZeroCopySendTests),
        [Opcode.SendmsgZc] = typeof(ZeroCopy.ZeroCopySendTests),
    };

    public static TheoryData<Opcode> Runs => [.. OperationRuns.All.Keys];

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Each_succeeds_on_the_kernel(Opcode operation)
    {
        using Scene scene = new(folder: Directory.CreateDirectory($"/dev/shm/operations-{Guid.NewGuid():N}").FullName);
        await OperationRuns.All[operation].Run(scene);
    }

    [Fact]
    public void Each_is_run_here_or_elsewhere_or_has_an_excuse()
    {
        IEnumerable<Opcode> claimed = [.. OperationRuns.All.Keys, .. s_elsewhere.Keys, .. s_excused.Keys];
        Assert.Equal(Enum.GetValues<Opcode>().Order(), claimed.Order()); // Each once.
        Assert.Equal(Enumerable.Range(0, 63), claimed.Order().Select(operation => (int)operation));
    }

    [Fact]
    public void The_submission_that_runs_it_has_it()
    {
        OperationDeclaration[] declared = DeclarationOf(typeof(Operator)).Operations;
        Assert.All(OperationRuns.All, run => Assert.Contains(
            declared, submission => submission.Name == run.Value.Submission && submission.Steps.Any(step => step.Opcode == run.Key)));
    }

    [Fact]
    public void What_runs_elsewhere_is_declared_by_a_handler_of_these_tests_and_has_tests()
    {
        HashSet<Opcode> declared = [.. typeof(Operator).Assembly.GetTypes()
            .Where(type => type != typeof(Operator) && !type.ContainsGenericParameters && type.GetCustomAttribute<RingHandlerAttribute>() is not null)
            .SelectMany(type => DeclarationOf(type).Operations)
            .SelectMany(submission => submission.Shape == OperationShape.Listener ? s_listener : submission.Steps.Select(step => step.Opcode))];
        Assert.All(s_elsewhere, entry =>
        {
            Assert.Contains(entry.Key is Opcode.SendZc or Opcode.SendmsgZc ? Opcode.Send : entry.Key, declared); // A mode of [Send].
            Assert.Contains(entry.Value.GetMethods(), method => method.GetCustomAttribute<FactAttribute>() is not null);
        });
        Assert.All(s_excused.Keys, operation => Assert.Contains(operation, declared)); // Prepared, and refused where there is no such card.
    }

    private static readonly Opcode[] s_listener = [Opcode.Socket, Opcode.Bind, Opcode.Listen, Opcode.Accept];

    private static RingDeclaration DeclarationOf(Type handler) =>
        (RingDeclaration)handler.GetField("__declaration", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
}
