using System.Threading.Tasks;
using UringDsl.Analyzers.Awaiting;
using UringDsl.CodeFixes;
using UringDsl.Generator;
using UringDsl.Testing;
using static UringDsl.Analyzers.Tests.Owned;
namespace UringDsl.Analyzers.Tests;

/// <summary>URING2032.</summary>
public sealed class PendingBlockedOnFixTests
{
    [Theory]
    [InlineData(
        "bool M() => {|URING2032:Sleep(TimeSpan.Zero).GetAwaiter().GetResult()|}.IsSuccess;",
        "async RingTask<bool> M() => (await Sleep(TimeSpan.Zero)).IsSuccess;")]
    [InlineData(
        "void M() { Completion done = {|URING2032:Sleep(TimeSpan.Zero).GetAwaiter().GetResult()|}; }",
        "async RingTask M() { Completion done = await Sleep(TimeSpan.Zero); }")]
    [InlineData(
        "async RingTask M() { _ = {|URING2032:Sleep(TimeSpan.Zero).GetAwaiter().GetResult()|}; await Sleep(TimeSpan.Zero); }",
        "async RingTask M() { _ = await Sleep(TimeSpan.Zero); await Sleep(TimeSpan.Zero); }")]
    [InlineData(
        "partial void OnStarted() => {|URING2032:Sleep(TimeSpan.Zero).GetAwaiter().GetResult()|};",
        "async partial void OnStarted() => await Sleep(TimeSpan.Zero);")]
    public Task It_is_awaited(string marked, string wanted) => Fixture.VerifyFix<PendingAnalyzer, PendingBlockedOnFix>(In(marked), In(wanted));

    [Theory]
    [InlineData("void M(Connection c) { var awaiter = Read(c).GetAwaiter(); var r = {|URING2032:awaiter.GetResult()|}; }")]
    [InlineData("void M() { var a = Sleep(TimeSpan.Zero).GetAwaiter(); while (!{|URING2032:a.IsCompleted|}) Thread.Yield(); }")]
    [InlineData("void N() { if (M()) { } } bool M() => {|URING2032:Sleep(TimeSpan.Zero).GetAwaiter().GetResult()|}.IsSuccess;")]
    [InlineData("void M() { Action wait = () => {|URING2032:Sleep(TimeSpan.Zero).GetAwaiter().GetResult()|}; wait(); }")]
    public Task What_a_person_must_change(string marked) =>
        FixRig.VerifyNone(new PendingAnalyzer(), new PendingBlockedOnFix(), new UringGenerator(), In(marked));
}
