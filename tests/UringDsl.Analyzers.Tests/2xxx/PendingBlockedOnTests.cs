using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Owned;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2032.</summary>
public sealed class PendingBlockedOnTests
{
    private const string Note = " async RingTask Note() => await Sleep(TimeSpan.Zero); async RingTask<int> Count() { await Sleep(TimeSpan.Zero); return 1; }";

    [Fact]
    public Task The_result_is_asked_for() => VerifyIn(
        "void M() { Completion done = {|URING2032:Sleep(TimeSpan.Zero).GetAwaiter().GetResult()|}; }",
        "'Sleep' is waited for by GetResult, which throws before the completion is there: its completion is delivered by the thread that stands here. Write "
        + "'await' in an async method.");

    [Fact]
    public Task A_loop_waits() => VerifyIn(
        "void M() { var a = Sleep(TimeSpan.Zero).GetAwaiter(); while (!{|URING2032:a.IsCompleted|}) Thread.Yield(); }",
        "'Sleep' is asked again and again whether it has completed, and it never will: its completion is delivered by the thread that stands here. Write "
        + "'await' in an async method.");

    [Theory]
    [InlineData("void M() => {|URING2032:Sleep(TimeSpan.Zero).GetAwaiter().GetResult()|};")]
    [InlineData("void M(Connection c) { Pending<Sent> sent = Tell(c, \"x\"u8); Sent done = {|URING2032:sent.GetAwaiter().GetResult()|}; }")]
    [InlineData("void M(Connection c) { var awaiter = Read(c).GetAwaiter(); var r = {|URING2032:awaiter.GetResult()|}; }")]
    [InlineData("void M(Connection c) { var p = Read(c); var awaiter = p.GetAwaiter(); var r = {|URING2032:awaiter.GetResult()|}; }")]
    [InlineData("void M(Connection c) { if (({|URING2032:Tell(c, \"x\"u8).GetAwaiter().GetResult()|}).IsSuccess) HangUp(c); }")]
    [InlineData("async RingTask M() { await Sleep(TimeSpan.Zero); _ = {|URING2032:Sleep(TimeSpan.Zero).GetAwaiter().GetResult()|}; }")]
    [InlineData("void M() { Action wait = () => {|URING2032:Sleep(TimeSpan.Zero).GetAwaiter().GetResult()|}; wait(); }")]
    [InlineData("void M() { var a = Sleep(TimeSpan.Zero).GetAwaiter(); do { } while (!{|URING2032:a.IsCompleted|}); }")]
    [InlineData("void M() { var a = Sleep(TimeSpan.Zero).GetAwaiter(); for (int i = 0; i < 9 && !{|URING2032:a.IsCompleted|}; i++) { } }")]
    [InlineData("void M() { var a = Sleep(TimeSpan.Zero).GetAwaiter(); SpinWait.SpinUntil(() => {|URING2032:a.IsCompleted|}); }")]
    [InlineData("void M() { {|URING2032:Note().GetAwaiter().GetResult()|}; }" + Note)]
    [InlineData("int M() => {|URING2032:Count().GetAwaiter().GetResult()|};" + Note)]
    [InlineData("void M() { var a = Note().GetAwaiter(); while (!{|URING2032:a.IsCompleted|}) { } {|URING2032:a.GetResult()|}; }" + Note)]
    public Task Other_ways_to_block(string members) => VerifyIn(members);

    [Theory]
    [InlineData("async RingTask M() => await Sleep(TimeSpan.Zero);")]
    [InlineData("void M() { var a = Sleep(TimeSpan.Zero).GetAwaiter(); a.OnCompleted(() => Console.WriteLine(a.GetResult())); }")]
    [InlineData("void M() { var a = Sleep(TimeSpan.Zero).GetAwaiter(); a.OnCompleted(Done); void Done() { _ = a.GetResult(); } }")]
    [InlineData("void M() { var a = Note().GetAwaiter(); if (a.IsCompleted) a.GetResult(); else a.OnCompleted(() => a.GetResult()); }" + Note)]
    [InlineData("void M() { AtOnce().GetAwaiter().GetResult(); } \n#pragma warning disable CS1998\nasync RingTask AtOnce() { Console.WriteLine(); }")]
    [InlineData("int M() => AtOnce().GetAwaiter().GetResult(); \n#pragma warning disable CS1998\nasync RingTask<int> AtOnce() => 1;")]
    [InlineData("void M(Task<int> t) { if (t.IsCompletedSuccessfully) Console.WriteLine(t.Result); }")]
    [InlineData("void M(ValueTask<int> t) { if (t.IsCompleted) Console.WriteLine(t.GetAwaiter().GetResult()); }")]
    [InlineData("int GetResult() => 1; int M() => GetResult();")]
    public Task What_does_not_block(string members) => VerifyIn(members);
}
