using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Addressed;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2009.</summary>
public sealed class OperandEndedInUseTests
{
    [Fact]
    public Task A_buffer_is_unregistered_behind_the_call() => VerifyBody(
        "FixedBuffer page = Ring.RegisterBuffer(data); Load(_file, page, 0); {|URING2009:Ring.UnregisterBuffer(page)|};",
        "'page' is unregistered while 'Load' works with it: that throws an InvalidOperationException, since the kernel would read and write what is gone. Do "
        + "it in the completion method, or behind the await; what waits for ever is cancelled first.");

    [Theory]
    [InlineData("Load(_file, _page.Slice(0, 8), 0); {|URING2009:Ring.UnregisterBuffer(_page)|};")]
    [InlineData("_ = LoadAsync(_file, _page, 0); _page = {|URING2009:Ring.UpdateBuffer(_page, data)|};")]
    [InlineData("try { Load(_file, _page, 0); } finally { {|URING2009:Ring.UnregisterBuffer(_page)|}; }")]
    [InlineData("using var {|URING2009:word = new FutexWord()|}; Wait(word, 0);")]
    [InlineData("var word = new FutexWord(); Wait(word, 0); if (n > 0) {|URING2009:word.Dispose()|};")]
    [InlineData("using FutexWord {|URING2009:a = new()|}, {|URING2009:b = new()|}; _ = WaitAny([new(a, 0), new(b, 0)]);")]
    public Task Behind_the_call(string body) => VerifyBody(body);

    [Theory]
    [InlineData("Ring.UnregisterBuffer(_page); _page = Ring.RegisterBuffer(data); Load(_file, _page, 0);")]
    [InlineData("Load(_file, _page, 0); if (_page.IsIdle) Ring.UnregisterBuffer(_page);")]
    [InlineData("if (n > 0) Load(_file, _page, 0); else Ring.UnregisterBuffer(_page);")]
    [InlineData("using var word = new FutexWord(); word.Value = 1;")]
    public Task What_is_right(string body) => VerifyBody(body);

    [Theory]
    [InlineData("Transferred loaded = await LoadAsync(_file, _page, 0); if (loaded.Bytes >= 0) Ring.UnregisterBuffer(_page);")]
    [InlineData("using var word = new FutexWord(); await WaitAsync(word, 0);")]
    [InlineData("using FutexWord a = new(), b = new(); await WaitAny([new(a, 0), new(b, 0)]);")]
    public Task What_is_right_behind_an_await(string body) => VerifyIn($$"""private async RingTask M() { {{body}} }""");
}
