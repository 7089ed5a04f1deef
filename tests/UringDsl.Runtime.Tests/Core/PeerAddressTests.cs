using System;
using System.Net;
using System.Net.Sockets;

namespace UringDsl.Runtime.Tests.Core;

/// <summary>Addresses against System.Net's own bytes of <c>struct sockaddr</c>, which the C library has agreed with for years.</summary>
public class PeerAddressTests
{
    [Theory]
    [InlineData("127.0.0.1", 80)]
    [InlineData("255.1.2.3", 65535)]
    [InlineData("0.0.0.0", 0)]
    [InlineData("::1", 8080)]
    [InlineData("2001:db8::ff00:42:8329", 443)]
    [InlineData("::ffff:10.0.0.1", 1)]
    [InlineData("fe80::1%7", 9)]
    public void An_ip_address_has_the_bytes_of_the_system_and_comes_back(string text, int port)
    {
        IPEndPoint endpoint = new(IPAddress.Parse(text), port);
        PeerAddress address = PeerAddress.From(endpoint);
        SocketAddress expected = endpoint.Serialize();
        Assert.Equal(expected.Buffer.Span[..expected.Size].ToArray(), address.Bytes.ToArray());
        Assert.Equal(endpoint.AddressFamily, address.Family);
        Assert.Equal(port, address.Port);
        Assert.Equal(endpoint, address.ToEndPoint());
        Assert.Equal(endpoint.ToString(), address.ToString());
        Assert.Equal(address, PeerAddress.From((EndPoint)endpoint));
        Assert.Equal(address.GetHashCode(), PeerAddress.From(new IPEndPoint(endpoint.Address, port)).GetHashCode());
    }

    [Fact]
    public void A_scope_is_part_of_the_address()
    {
        PeerAddress seven = PeerAddress.From(new IPEndPoint(IPAddress.Parse("fe80::1%7"), 9));
        PeerAddress eight = PeerAddress.From(new IPEndPoint(IPAddress.Parse("fe80::1%8"), 9));
        Assert.NotEqual(seven, eight);
        Assert.Equal(7, ((IPEndPoint)seven.ToEndPoint()).Address.ScopeId);
    }

    [Theory]
    [InlineData("/run/app.sock")]
    [InlineData("relative.sock")]
    [InlineData("/run/größe.sock")]
    public void A_unix_path_has_the_bytes_of_the_system_and_comes_back(string path)
    {
        UnixDomainSocketEndPoint endpoint = new(path);
        PeerAddress address = PeerAddress.From(endpoint);
        SocketAddress expected = endpoint.Serialize();
        Assert.Equal(expected.Buffer.Span[..expected.Size].ToArray(), address.Bytes.ToArray());
        Assert.Equal(AddressFamily.Unix, address.Family);
        Assert.Equal(endpoint.ToString(), address.ToEndPoint().ToString());
        Assert.Equal(path, address.ToString());
        Assert.Equal(address, PeerAddress.Unix(path));
    }

    [Theory]
    [InlineData("@chat")]
    [InlineData("\0chat")]
    public void An_abstract_name_has_no_terminator(string name)
    {
        PeerAddress address = PeerAddress.Unix(name);
        SocketAddress expected = new UnixDomainSocketEndPoint("\0chat").Serialize();
        Assert.Equal(expected.Buffer.Span[..expected.Size].ToArray(), address.Bytes.ToArray());
        Assert.Equal("@chat", address.ToString());
        Assert.Equal(address, PeerAddress.From(address.ToEndPoint()));
    }

    [Fact]
    public void A_path_of_107_bytes_fits_and_one_more_does_not()
    {
        PeerAddress longest = PeerAddress.Unix("/" + new string('a', 106));
        Assert.Equal(110, longest.Length);
        Assert.Equal(0, longest.Bytes[^1]);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => PeerAddress.Unix("/" + new string('a', 107)));
        Assert.Contains("107", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PeerAddress.Unix("/" + new string('ä', 54))); // Bytes count, not characters.
    }

    [Fact]
    public void What_is_no_address_is_refused()
    {
        Assert.Throws<ArgumentException>(() => PeerAddress.Unix(""));
        Assert.Throws<ArgumentNullException>(() => PeerAddress.From((IPEndPoint)null!));
        ArgumentException refused = Assert.Throws<ArgumentException>(() => PeerAddress.From(new DnsEndPoint("example.org", 80)));
        Assert.Contains("DnsEndPoint", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_is_no_address()
    {
        PeerAddress none = default;
        Assert.Equal(0, none.Length);
        Assert.Equal(AddressFamily.Unspecified, none.Family);
        Assert.Equal("no address", none.ToString());
        Assert.Throws<InvalidOperationException>(() => none.ToEndPoint());
    }
}
