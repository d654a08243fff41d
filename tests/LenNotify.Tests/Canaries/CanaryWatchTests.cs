using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LenNotify.Tests;

/// <summary>What watches over every test run is watched here: whatever is planted is seen. The watch is one of the test's own, with another source.</summary>
public sealed class CanaryWatchTests : IDisposable
{
    private const string Source = "Planted";
    private static readonly Assembly Here = typeof(CanaryWatchTests).Assembly;
    private readonly CanaryWatch _watch = new(Source, assembly => assembly == Here);

    public void Dispose() => _watch.Dispose();

    public static TheoryData<string> Leaks() => new(Canary.Phone, Canary.Phone[1..], Canary.OtherPhone, Canary.Email("anna"), Uri.EscapeDataString(Canary.Email("anna")), Canary.Token("anna").ToUpperInvariant());

    [Theory]
    [MemberData(nameof(Leaks))]
    public void A_leak_in_a_log_line_is_seen_in_whatever_form(string leak)
    {
        var log = new LogLines(line => _watch.Look("a log", line)).CreateLogger("shop");
        log.Log(LogLevel.Trace, new EventId(1), "state", null, (_, _) => $"sent to {leak}");
        log.Log(LogLevel.Trace, new EventId(1), "state", new InvalidOperationException("outer", new IOException(leak)), (_, _) => "failed");
        log.Log(LogLevel.Trace, new EventId(1), new[] { KeyValuePair.Create("Address", (object?)leak) }, null, (_, _) => "sent");
        log.BeginScope(leak);

        Said("a log").Should().HaveCount(4);
        _watch.Invoking(watch => watch.ShouldHaveSeenNothing()).Should().Throw<CanarySeenException>().WithMessage("*came out*sent to*");
    }

    [Fact]
    public void What_is_masked_is_no_leak()
    {
        foreach (var address in new[] { Canary.Phone, Canary.OtherPhone, Canary.Email("anna"), Canary.Token("anna") })
        {
            _watch.Look("a log", AddressMask.Of(address));
        }

        Said("a log").Should().BeEmpty();
    }

    [Fact]
    public void A_leak_in_a_span_is_seen()
    {
        using var source = new ActivitySource(Source);
        source.StartActivity("deliver")!.SetTag("to", Canary.Phone).Dispose();
        source.StartActivity("deliver")!.AddEvent(new ActivityEvent("sent", tags: new() { ["to"] = Canary.Phone })).Dispose();
        source.StartActivity("deliver")!.SetStatus(ActivityStatusCode.Error, Canary.Phone).Dispose();

        Said("a span").Should().HaveCount(3);
    }

    [Fact]
    public void A_leak_in_a_metric_is_seen()
    {
        using var meter = new Meter(Source);
        meter.CreateCounter<long>("sent").Add(1, new KeyValuePair<string, object?>("to", Canary.Email("anna")));
        meter.CreateHistogram<double>("took").Record(1, new KeyValuePair<string, object?>("to", Canary.Token("anna")));

        Said("the metric sent").Should().ContainSingle();
        Said("the metric took").Should().ContainSingle();
    }

    [Fact]
    public void A_leak_in_an_exception_of_ours_is_seen()
    {
        Thrown(() => throw new InvalidOperationException("planted at the top " + Canary.Phone));
        Thrown(() => throw new InvalidOperationException("planted", new IOException("planted below " + Canary.Phone)));
        Thrown(() => int.Parse("planted by the framework " + Canary.Phone, CultureInfo.InvariantCulture));

        Said("an exception").Should().Contain(text => text.Contains("planted at the top", StringComparison.Ordinal))
            .And.Contain(text => text.Contains("planted below", StringComparison.Ordinal)).And.Contain(text => text.Contains("planted by the framework", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_exception_of_an_adapters_own_is_none_of_ours_until_it_is_let_through()
    {
        // Stands for ours: something between an adapter and a test that lets exceptions through.
        using var product = new CanaryWatch(Source, assembly => assembly == typeof(Assert).Assembly);
        Thrown(() => throw new InvalidOperationException("an adapter's own " + Canary.Phone));
        product.Seen.Should().BeEmpty();

        await FluentActions.Awaiting(() => Assert.RaisesAnyAsync((Action<EventHandler<EventArgs>>)(_ => { }), _ => { }, Broken)).Should().ThrowAsync<IOException>();
        product.Seen.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_run_that_has_seen_something_fails_at_its_end()
    {
        var (failing, sound) = (new Heard(), new Heard());
        using var silent = new CanaryWatch(Source, _ => false);
        _watch.Look("a log", Canary.Phone);
        await RunAsync(_watch, failing);
        await RunAsync(silent, sound);

        failing.Messages.OfType<ITestAssemblyCleanupFailure>().Should().ContainSingle().Which.Messages.Should().Contain(text => text.Contains(Canary.Phone, StringComparison.Ordinal));
        sound.Messages.OfType<ITestAssemblyFinished>().Should().ContainSingle();
        sound.Messages.OfType<ITestAssemblyCleanupFailure>().Should().BeEmpty();
    }

    [Fact]
    public void This_run_is_watched()
    {
        var looked = CanaryWatch.OfTheRun.Looked;
        using var telemetry = new Telemetry(null);
        telemetry.Source.StartActivity("deliver")!.Dispose();
        CanaryWatch.OfTheRun.Looked.Should().BeGreaterThan(looked);
        Here.GetCustomAttributesData().Should().Contain(attribute => attribute.AttributeType == typeof(TestFrameworkAttribute));
    }

    private static async Task RunAsync(CanaryWatch watch, Heard heard)
    {
        using var run = new WatchedRun(watch, new TestAssembly(Reflector.Wrap(Here)), [], heard, new Defaults());
        await run.RunAsync();
    }

    private static async Task Broken()
    {
        await Task.Yield();
        throw new IOException("let through " + Canary.Phone);
    }

    private static void Thrown(Action leak) => leak.Should().Throw<Exception>();

    private string[] Said(string where) => [.. _watch.Seen.Where(seen => seen.Contains($" reached {where}:", StringComparison.Ordinal))];

    private sealed class Defaults : LongLivedMarshalByRefObject, ITestFrameworkExecutionOptions
    {
        public TValue GetValue<TValue>(string name) => default!;

        public void SetValue<TValue>(string name, TValue value) => throw new NotSupportedException(name);
    }

    private sealed class Heard : LongLivedMarshalByRefObject, IMessageSink
    {
        public ConcurrentQueue<IMessageSinkMessage> Messages { get; } = [];

        public bool OnMessage(IMessageSinkMessage message)
        {
            Messages.Enqueue(message);
            return true;
        }
    }
}
