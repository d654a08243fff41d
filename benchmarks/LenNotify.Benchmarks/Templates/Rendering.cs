using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using HandlebarsDotNet;
using LenNotify.Benchmarks.Results;

namespace LenNotify.Benchmarks.Templates;

/// <summary>One mail's HTML, beside raw Handlebars.Net: each makes its model of the same notification, escapes, and makes a text.</summary>
[MemoryDiagnoser]
public class Rendering
{
    private const string Html = "<h1>{{title}}</h1><p>{{message}}</p><table><tr><td>Symbol</td><td>{{metadata.symbol}}</td></tr><tr><td>Price</td><td>{{metadata.price}}</td></tr></table><p><a href=\"{{action_url}}\">Open</a></p>";

    private readonly Notification _notification = new()
    {
        Type = "order_filled",
        Title = "BTC/USD filled at 60,125 & more",
        Message = "Your order <b>A-1009</b> was filled in one part.",
        ActionUrl = "https://shop.example/orders/7",
        Metadata = new JsonObject { ["symbol"] = "BTC/USD", ["price"] = 60125.5 },
    };

    private readonly HandlebarsTemplate<object, object> _raw = Handlebars.Create().Compile(Html);
    private ITemplateProgram _plain = null!;
    private ITemplateProgram _handlebars = null!;
    private NotificationValues _values = null!;
    private TemplateLocale _locale = null!;

    /// <summary>Compiles all of them.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var known = new KnownVariables(new Dictionary<string, VariableKind> { ["metadata.symbol"] = VariableKind.Text, ["metadata.price"] = VariableKind.Number });
        var source = new TemplateSource("html", Html, TemplateForm.Html, known);
        _plain = new PlainEngine().Compile(source, [])!;
        _handlebars = new HandlebarsEngine(new HandlebarsOptions()).Compile(source, [])!;
        _values = new NotificationValues(_notification, DateTimeOffset.UnixEpoch, known, null);
        _locale = TemplateLocale.Of("en", "en-GB", TzdbZones.Default, "Europe/London");
    }

    /// <summary>Handlebars.Net alone.</summary>
    [Benchmark(Baseline = true)]
    public string Raw() => _raw(new Dictionary<string, object?>
    {
        ["title"] = _notification.Title,
        ["message"] = _notification.Message,
        ["action_url"] = _notification.ActionUrl,
        ["metadata"] = new Dictionary<string, object?> { ["symbol"] = _notification.Metadata!["symbol"]!.GetValue<string>(), ["price"] = _notification.Metadata["price"]!.GetValue<double>() },
    });

    /// <summary>The plain syntax.</summary>
    [Benchmark]
    [Bar(nameof(Raw), 1.3)]
    public string Plain() => Run(_plain);

    /// <summary>Handlebars.Net behind the seam.</summary>
    [Benchmark]
    [Bar(nameof(Raw), 1.3)]
    public string Seam() => Run(_handlebars);

    private string Run(ITemplateProgram program)
    {
        using var into = new BoundedWriter(100_000, new RenderTime(TimeProvider.System, TimeSpan.FromSeconds(1)));
        program.Render(_values, _locale, into);
        return into.ToString();
    }
}
