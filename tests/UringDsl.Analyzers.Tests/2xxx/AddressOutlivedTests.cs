using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Addressed;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2007.</summary>
public sealed class AddressOutlivedTests
{
    [Fact]
    public Task Memory_of_the_stack_is_registered() => VerifyBody(
        "byte* bytes = stackalloc byte[64]; _page = Ring.RegisterBuffer({|URING2007:(nint)bytes|}, 64);",
        "'(nint)bytes' is given to 'RegisterBuffer', which needs the address for longer than the call: it is memory of the stack, which other calls use as "
        + "soon as the method returns. The kernel then reads and writes what is there by that time. Take NativeMemory.AlignedAlloc, or SendBuffer.Allocate, "
        + "which RegisterBuffer takes as it is and keeps alive.");

    [Theory]
    [InlineData("Span<byte> s = stackalloc byte[64]; fixed (byte* p = s) _page = Ring.RegisterBuffer({|URING2007:(nint)p|}, 64);")]
    [InlineData("long word = n; _page = Ring.RegisterBuffer({|URING2007:(nint)(&word)|}, 8);")]
    [InlineData("Span<byte> s = stackalloc byte[64]; Provide({|URING2007:(nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(s))|}, 32, 2, 3, 0);")]
    [InlineData("byte* p = stackalloc byte[64]; nint at = new IntPtr(p + 8); _ = Advise({|URING2007:at|}, 8, MemoryAdvice.DontNeed);")]
    [InlineData("void Give(Span<byte> s) { fixed (byte* p = s) _page = Ring.RegisterBuffer({|URING2007:(nint)p|}, s.Length); } Give(stackalloc byte[64]);")]
    public Task Memory_of_the_stack(string body) => VerifyBody(body);

    [Theory]
    [InlineData("fixed (byte* p = _array) { _page = Ring.RegisterBuffer({|URING2007:(nint)p|}, 64); Load(_file, _page, 0); }")]
    [InlineData("byte[] a = new byte[64]; fixed (byte* p = &a[0]) _page = Ring.RegisterBuffer({|URING2007:(nint)p|}, 64);")]
    [InlineData("fixed (byte* p = new byte[64]) Provide({|URING2007:(nint)p|}, 32, 2, 3, 0);")]
    [InlineData("byte[] a = ArrayPool<byte>.Shared.Rent(64); fixed (byte* p = a) _page = Ring.RegisterBuffer({|URING2007:(nint)p + 8|}, 56);")]
    [InlineData("_page = Ring.RegisterBuffer({|URING2007:(nint)Unsafe.AsPointer(ref _array[0])|}, 64);")]
    [InlineData("_page = Ring.RegisterBuffer({|URING2007:Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0)|}, 64);")]
    [InlineData("string text = n.ToString(); fixed (char* p = text) _page = Ring.RegisterBuffer({|URING2007:(nint)p|}, 2);")]
    public Task Memory_that_moves(string body) => VerifyBody(body);

    [Theory]
    [InlineData("fixed (byte* p = _pinned) _page = Ring.RegisterBuffer((nint)p, 64);")]
    [InlineData("fixed (byte* p = data.Span) _page = Ring.RegisterBuffer((nint)p, 64);")]
    [InlineData("_native = (byte*)NativeMemory.AlignedAlloc(4096, 4096); _page = Ring.RegisterBuffer((nint)_native, 4096);")]
    [InlineData("byte* p = stackalloc byte[64]; p[0] = 1; _page = Ring.RegisterBuffer(SendBuffer.CopyOf(new ReadOnlySpan<byte>(p, 64)));")]
    [InlineData("_pin = GCHandle.Alloc(_array, GCHandleType.Pinned); fixed (byte* p = _array) _page = Ring.RegisterBuffer((nint)p, 64);")]
    [InlineData("byte[] a = GC.AllocateUninitializedArray<byte>(64, true); fixed (byte* p = a) _page = Ring.RegisterBuffer((nint)p, 64);")]
    public Task What_is_right(string body) => VerifyBody(body);
}
