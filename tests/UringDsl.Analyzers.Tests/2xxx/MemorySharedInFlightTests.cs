using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.InFlight;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING2002.</summary>
public sealed class MemorySharedInFlightTests
{
    [Fact]
    public Task Two_receives_into_the_same_memory() => VerifyBody(
        "Fill(c, _in); Fill(c, {|URING2002:_in|});",
        "'_in' is passed to 'Fill' while another operation fills it: what one of them fills, the other reads or overwrites. It is free when 'OnFilled' is "
        + "called; submit this then, or use another buffer.");

    [Theory]
    [InlineData("Fill(c, _in); Load(file, {|URING2002:_in|}, 0);")]
    [InlineData("_ = FillAsync(c, _in); Fill(c, {|URING2002:_in|});")]
    [InlineData("Load(file, _in, 0); Load(file, {|URING2002:_in|}, 4096);")]
    [InlineData("for (int i = 0; i < n; i++) Load(file, {|URING2002:_in|}, i * 4096);")]
    [InlineData("foreach (Connection one in new[] { c }) Fill(one, {|URING2002:_in|});")]
    [InlineData("StreamPage(c, _page); _ = LoadPage(file, {|URING2002:_page|}, 0);")]
    [InlineData("_ = LoadPage(file, _page, 0); StreamPage(c, {|URING2002:_page|});")]
    [InlineData("_ = LoadPage(file, _page, 0); _ = SavePage(file, {|URING2002:_page|}, 0);")]
    [InlineData("_ = LoadPage(file, _page.Slice(0, 100), 0); _ = LoadPage(file, {|URING2002:_page.Slice(50, 100)|}, 0);")]
    [InlineData("var into = ReceiveBuffer.Allocate(10); Load(file, into, 0); if (n > 0) Load(file, {|URING2002:into|}, 10);")]
    [InlineData("void Again() => Fill(c, {|URING2002:_in|}); Fill(c, _in); Again();")]
    [InlineData("ReceiveBuffer same = _in; Fill(c, same); Fill(c, {|URING2002:_in|});")]
    public Task In_the_same_method(string body) => VerifyBody(body);

    [Theory]
    [InlineData("await LoadPage(file, _page, 0); await StreamAsync(c, _a); StreamPage(c, _page); await LoadPage(file, {|URING2002:_page|}, 0);")]
    [InlineData("var loaded = LoadAsync(file, _in, 0); Fill(c, {|URING2002:_in|}); await loaded;")]
    public Task Around_an_await(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("Fill(c, _in);")]
    [InlineData("Fill(c, _in); Fill(c, ReceiveBuffer.Allocate(10));")]
    [InlineData("for (int i = 0; i < n; i++) Load(file, ReceiveBuffer.Allocate(10), i);")]
    [InlineData("_in = ReceiveBuffer.Allocate(10); Fill(c, _in); _in = ReceiveBuffer.Allocate(10); Fill(c, _in);")]
    [InlineData("StreamPage(c, _page); StreamPage(c, _page); _ = SavePage(file, _page, 0);")]
    [InlineData("_ = LoadPage(file, _page.Slice(0, 100), 0); _ = LoadPage(file, _page.Slice(100, 100), 0);")]
    [InlineData("_ = LoadPage(file, _page.Slice(0, n), 0); _ = LoadPage(file, _page.Slice(n, n), 0);")]
    [InlineData("if (n > 0) Fill(c, _in); else Load(file, _in, 0);")]
    [InlineData("Stream(c, _a); Send(c, _a); Save(file, _a, 0); Tell(c, _a.Slice(0, 10));")]
    [InlineData("if (Pages.TryTake(out FixedBuffer one)) StreamPage(c, one); if (Pages.TryTake(out FixedBuffer two)) _ = LoadPage(file, two, 0);")]
    public Task What_is_right(string body) => VerifyBody(body);

    [Theory]
    [InlineData("while (n > 0) { await FillAsync(c, _in); Console.WriteLine(_in.Span[0]); }")]
    [InlineData("await LoadPage(file, _page, 0); StreamPage(c, _page);")]
    [InlineData("await LoadAsync(file, _in, 0); await LoadAsync(file, _in, 10);")]
    [InlineData("for (int i = 0; i < 4; i++) { Transferred got = await LoadPage(file, _page, i); await SavePage(file, _page.Slice(0, got.Bytes), i); }")]
    public Task What_is_right_around_an_await(string body) => VerifyAsync(body);

    [Fact]
    public Task Connections_share_the_memory_of_the_handler() => VerifyIn("""
        readonly ReceiveBuffer _in = ReceiveBuffer.Allocate(4096);

        partial void OnStarted() => Listen(new IPEndPoint(0, 80));

        void OnAccepted(in Accepted accepted) => Fill(accepted.Connection, {|URING2002:_in|});

        void OnFilled(Connection connection, in Transferred completion)
        {
            Console.WriteLine(_in.Span[0]);
            Fill(connection, _in);
        }
        """);

    [Theory]
    [InlineData("partial void OnStarted() { Tick(TimeSpan.FromSeconds(1)); Load(_file, _in, 0); }")]
    [InlineData("partial void OnStarted() { Load(_file, _in, 0); Send(default, SendBuffer.Allocate(1)); } void OnSent(in Sent sent) => Tick(TimeSpan.Zero);")]
    [InlineData("public void Start() => Tick(TimeSpan.FromSeconds(1)); partial void OnStarted() => Load(_file, _in, 0);")]
    public Task A_timer_that_may_run_by_then(string start) => VerifyIn(start + """

        readonly ReceiveBuffer _in = ReceiveBuffer.Allocate(4096);
        Descriptor _file;

        void OnTick(in Expired expired) => Fill(default, {|URING2002:_in|});
        """);

    [Theory]
    [InlineData("""
        [ConnectionState] struct Session { public ReceiveBuffer In; }

        void OnAccepted(in Accepted accepted)
        {
            ref Session session = ref State(accepted.Connection);
            session.In = ReceiveBuffer.Allocate(4096);
            Fill(accepted.Connection, session.In);
        }

        void OnFilled(Connection connection, ref Session session, in Transferred completion)
        {
            Console.WriteLine(session.In.Span[0]);
            Fill(connection, session.In);
        }
        """)]
    [InlineData("""
        readonly ReceiveBuffer _in = ReceiveBuffer.Allocate(4096);
        Descriptor _file;
        long _at;

        partial void OnStarted() => Load(_file, _in, 0);

        void OnLoaded(in Transferred transferred)
        {
            Console.WriteLine(_in.Span[0]);
            _at += transferred.Bytes;
            Load(_file, _in, _at);
        }
        """)]
    [InlineData("""
        readonly ReceiveBuffer _in = ReceiveBuffer.Allocate(4096);
        bool _taken;

        void OnAccepted(in Accepted accepted)
        {
            if (_taken) { HangUp(accepted.Connection); return; }
            _taken = true;
            Fill(accepted.Connection, _in);
        }

        void OnFilled(Connection connection, in Transferred completion)
        {
            Console.WriteLine(_in.Span[0]);
            Fill(connection, _in);
        }
        """)]
    [InlineData("""
        readonly ReceiveBuffer _in = ReceiveBuffer.Allocate(4096);
        Descriptor _file;

        partial void OnStarted() => Load(_file, _in, 0);

        void OnLoaded(in Transferred transferred) => Tick(TimeSpan.FromSeconds(1));

        void OnTick(in Expired expired) => _in.Span.Clear();
        """)]
    public Task What_is_right_between_events(string members) => VerifyIn(members);
}
