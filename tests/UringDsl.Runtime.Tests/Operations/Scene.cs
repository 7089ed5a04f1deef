using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>A running operator and a folder for its files. At the end nothing in the folder is open, and nothing is in flight.</summary>
internal sealed class Scene : IDisposable
{
    private readonly RunningHandler _running;

    public Scene(RingOptions? options = null, string? folder = null)
    {
        Folder = folder ?? Directory.CreateTempSubdirectory("operations").FullName;
        _running = RunningHandler.Start(Operator, options: options);
        Operator.StopNow = _running.RequestStop;
    }

    public Operator Operator { get; } = new();

    public string Folder { get; }

    public RingStatistics Statistics => _running.Statistics;

    /// <summary>A name in the folder.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Descriptors of this process that are files of the folder.</summary>
    public int OpenFiles => Directory.EnumerateFileSystemEntries("/proc/self/fd")
        .Count(path => new FileInfo(path).LinkTarget?.StartsWith(Folder, StringComparison.Ordinal) == true);

    /// <summary>Makes a file with these bytes.</summary>
    public string Write(string name, string content)
    {
        File.WriteAllText(this[name], content);
        return this[name];
    }

    /// <summary>Submits on the ring's thread; the test waits for the result.</summary>
    public Task<T> On<T>(Func<Operator, Task<T>> submit) => _running.On(() => submit(Operator)).Bounded();

    public T Get<T>(Func<Operator, T> function) => _running.On(() => function(Operator));

    public void On(Action<Operator> action) => _running.On(() => action(Operator));

    public void Until(Func<Operator, bool> isSo, string what) => Wait.Until(() => Get(isSo), () => what);

    /// <summary>Opens a file as a descriptor of the process.</summary>
    public async Task<Descriptor> Open(string path, OpenFlags flags = OpenFlags.ReadWrite)
    {
        Opened opened = await On(o => o.Open(path, flags | OpenFlags.CloseOnExec).AsTask());
        Assert.True(opened.TryGetDescriptor(out Descriptor descriptor), opened.ToString());
        return descriptor;
    }

    /// <summary>Opens a file in a slot.</summary>
    public async Task<Slot> OpenSlot(string path, OpenFlags flags = OpenFlags.ReadWrite)
    {
        Opened opened = await On(o => o.OpenDirect(path, flags).AsTask());
        Assert.True(opened.TryGetSlot(out Slot slot), opened.ToString());
        return slot;
    }

    public async Task Close(Descriptor file) => Assert.Equal(new Completion(0), await On(o => o.Close(file).AsTask()));

    public async Task Close(Slot file) => Assert.Equal(new Completion(0), await On(o => o.CloseSlot(file).AsTask()));

    /// <summary>The test makes a completion method throw.</summary>
    public void AllowExceptions() => _running.AllowsExceptions = true;

    /// <summary>Stops the handler now, and checks what it left.</summary>
    public void Stop() => _running.Stop();

    public void Dispose()
    {
        _running.Dispose();
        Wait.Until(() => OpenFiles == 0, () => $"{OpenFiles} files of {Folder} are open");
        Directory.Delete(Folder, recursive: true);
    }

    public static SendBuffer Bytes(string text) => SendBuffer.CopyOf(Encoding.UTF8.GetBytes(text));

    public static string Text(ReceiveBuffer buffer, int bytes) => Encoding.UTF8.GetString(buffer.Span[..bytes]);
}
