namespace LenNotify.Tests.Journey;

/// <summary>How a test says what its clock does.</summary>
internal static class TimeInTests
{
    /// <summary>Time passes, and with it every timer's that ends within.</summary>
    internal static void Pass(this TestTime time, TimeSpan by) => time.PassTo(time.GetUtcNow() + by);

    /// <summary>The wall clock jumps; no time passes.</summary>
    internal static void Jump(this TestTime time, TimeSpan by) => time.Jump(time.GetUtcNow() + by);

    /// <summary>Ends when so many timers wait: what a test lets run has come to where only time helps.</summary>
    internal static async Task TimersAsync(this TestTime time, int count)
    {
        while (time.Waiting < count)
        {
            await Task.Yield();
        }
    }
}
