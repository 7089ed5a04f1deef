using System.IO;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Operations;

[Collection(Support.Rings.Name)]
public class OperationAllocationTests
{
    [Fact]
    public void Operations_with_every_kind_of_argument_allocate_nothing()
    {
        string folder = Directory.CreateDirectory($"/dev/shm/operations-{System.Guid.NewGuid():N}").FullName;
        using Tireless handler = new(folder);
        using (RunningHandler running = RunningHandler.Start(handler))
        {
            Wait.Until(() => running.On(() => handler.IsOver || handler.Thrown is not null), () => "every round is over");
            Assert.Null(handler.Thrown);
            Assert.Equal(0, running.On(() => handler.Allocations.Least));
        }
        Directory.Delete(folder, recursive: true);
    }
}
