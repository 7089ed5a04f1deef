using System.Runtime.CompilerServices;
using UringDsl.CompilerServices;
using UringDsl.Core;

namespace UringDsl.Runtime.Tests.Layout;

/// <summary>Sizes that the runtime counts on: they are what a message touches.</summary>
public sealed class LayoutTests
{
    [Fact]
    public void A_connection_is_two_cache_lines() => Assert.Equal(128, Unsafe.SizeOf<ConnectionEntry>());

    [Fact]
    public void A_flight_is_less_than_a_kilobyte_and_eight_byte_aligned()
    {
        Assert.InRange(Unsafe.SizeOf<Flight>(), 256, 1024);
        Assert.Equal(0, Unsafe.SizeOf<Flight>() % 8);
    }

    [Fact]
    public void A_payload_is_as_many_words_as_a_flight_reserves_for_it() => Assert.Equal(Payload.Words * sizeof(long), Unsafe.SizeOf<Payload>());

    [Fact]
    public void A_queued_send_is_less_than_a_cache_line() => Assert.InRange(Unsafe.SizeOf<SendNode>(), 1, 64);

    [Fact]
    public void The_vectors_of_a_send_and_its_name_fit_18_cache_lines() => Assert.InRange(Unsafe.SizeOf<SendVector>(), 1, 18 * 64);
}
