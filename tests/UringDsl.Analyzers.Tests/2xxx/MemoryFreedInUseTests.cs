using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Addressed;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2008.</summary>
public sealed class MemoryFreedInUseTests
{
    [Fact]
    public Task Registered_memory_is_freed() => VerifyBody(
        "void* bytes = NativeMemory.Alloc(64); _page = Ring.RegisterBuffer((nint)bytes, 64); Load(_file, _page, 0); {|URING2008:NativeMemory.Free(bytes)|};",
        "'bytes' is freed or unpinned while 'RegisterBuffer' has given its address to the kernel: operations go on to read and write there, in memory that is "
        + "somebody else's by then. End that first, with UnregisterBuffer or the completion.");

    [Theory]
    [InlineData("nint at = Marshal.AllocHGlobal(64); _page = Ring.RegisterBuffer(at, 64); {|URING2008:Marshal.FreeHGlobal(at)|};")]
    [InlineData("nint at = Marshal.AllocHGlobal(64); _page = Ring.RegisterBuffer(at, 64); if (n > 0) at = {|URING2008:Marshal.ReAllocHGlobal(at, 128)|};")]
    [InlineData("void* p = NativeMemory.Alloc(64); try { _page = Ring.RegisterBuffer((nint)p, 64); } finally { {|URING2008:NativeMemory.Free(p)|}; }")]
    [InlineData("var pin = GCHandle.Alloc(_array, GCHandleType.Pinned); _page = Ring.RegisterBuffer(pin.AddrOfPinnedObject(), 64); {|URING2008:pin.Free()|};")]
    [InlineData("Memory<byte> m = _array; using MemoryHandle {|URING2008:pin = m.Pin()|}; _page = Ring.RegisterBuffer((nint)pin.Pointer, 64);")]
    public Task In_the_same_method(string body) => VerifyBody(body);

    [Theory]
    [InlineData("NativeMemory.AlignedFree(_native)", "_native = (byte*)NativeMemory.AlignedAlloc(64, 64); _page = Ring.RegisterBuffer((nint)_native, 64);")]
    [InlineData("_pin.Free()", "_pin = GCHandle.Alloc(_array, GCHandleType.Pinned); _page = Ring.RegisterBuffer(_pin.AddrOfPinnedObject(), 64);")]
    public Task In_another_method(string freeing, string giving) => VerifyIn($$"""
        partial void OnStarted() { unsafe { {{giving}} } }
        private unsafe void OnLoaded(in Transferred transferred) { {|URING2008:{{freeing}}|}; }
        """);

    [Theory]
    [InlineData("void* p = NativeMemory.Alloc(64); FixedBuffer b = Ring.RegisterBuffer((nint)p, 64); Ring.UnregisterBuffer(b); NativeMemory.Free(p);")]
    [InlineData("void* p = NativeMemory.Alloc(64); NativeMemory.Free(p); p = NativeMemory.Alloc(64); _page = Ring.RegisterBuffer((nint)p, 64);")]
    [InlineData("void* p = NativeMemory.Alloc(64); void* q = NativeMemory.Alloc(64); _page = Ring.RegisterBuffer((nint)p, 64); NativeMemory.Free(q);")]
    [InlineData("void* p = NativeMemory.Alloc(64); if (n > 0) _page = Ring.RegisterBuffer((nint)p, 64); else NativeMemory.Free(p);")]
    public Task What_is_right(string body) => VerifyBody(body);

    [Theory]
    [InlineData("private unsafe void OnLoaded(in Transferred transferred) { Ring.UnregisterBuffer(_page); NativeMemory.Free(_native); }")]
    [InlineData("public unsafe void Dispose() { NativeMemory.Free(_native); }")]
    [InlineData("partial void OnStopping() { unsafe { NativeMemory.Free(_native); } }")]
    public Task What_is_right_in_another_method(string members) => VerifyIn($$"""
        partial void OnStarted() { unsafe { _native = (byte*)NativeMemory.Alloc(64); _page = Ring.RegisterBuffer((nint)_native, 64); } }
        {{members}}
        """);

    [Fact]
    public Task An_address_that_was_awaited_is_free_again() => VerifyIn("""
        private async RingTask M()
        {
            nint at = Marshal.AllocHGlobal(64);
            await Advise(at, 64, MemoryAdvice.DontNeed);
            Marshal.FreeHGlobal(at);
        }
        """);
}
