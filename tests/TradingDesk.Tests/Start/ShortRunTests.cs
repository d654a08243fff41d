using Microsoft.Extensions.Logging;

namespace TradingDesk.Tests;

public sealed class ShortRunTests
{
    [Fact]
    public async Task A_run_through_a_day_ends_and_says_what_was_sent_to_whom_and_why()
    {
        var arguments = DeskArguments.Parse("--once", "--store", "memory", "--urls", "http://127.0.0.1:0", "--pace", "3600");
        await using var app = await DeskApp.BuildAsync(arguments, builder => builder.Logging.ClearProviders().AddProvider(LogLines.Watched));
        var output = new StringWriter();

        await ShortRun.RunAsync(app, arguments, output);

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().Contain(line => line.StartsWith("order_filled") && line.Contains("inapp   Deliver   Routed"))
            .And.Contain(line => line.StartsWith("emergency_exit") && line.Contains("sms") && line.Contains("Sent      attempt 1"))
            .And.Contain(line => line.StartsWith("emergency_exit") && line.Contains("bob     sms     Suppress  ChannelDisabled"))
            .And.Contain(line => line.StartsWith("risk_warning"))
            .And.Contain(line => line.StartsWith("signal") && line.Contains("BelowConfidence"));
    }
}
