using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using static LenNotify.Tests.TemplateThings;

namespace LenNotify.Tests;

public class TemplateSetTests
{
    [Fact]
    public async Task A_host_does_not_start_with_a_template_that_cannot_be_used()
    {
        using var host = Host(builder => builder.AddTemplate(Of("{{ titel }}")));

        (await ((Func<Task>)(() => host.StartAsync())).Should().ThrowAsync<InvalidOperationException>())
            .WithMessage("*Template 'order_filled' (code): wordings[0].text: line 1: shows 'titel', which it does not know.*");
    }

    [Fact]
    public async Task The_report_names_missing_languages_and_values_that_never_leave_the_inbox()
    {
        using var host = Host(builder => builder
            .AddType("order_filled", type => type.Sensitive("card", "price"))
            .AddTemplate(Of("{{ title }}"))
            .AddTemplate(new Template("other") { Wordings = [new Wording { Text = "x" }, new Wording { Language = "nl", Text = "y" }] })
            .UseTemplates(options => options.Languages.Add("de")));
        await host.StartAsync();
        var report = await host.Services.GetRequiredService<ITemplates>().ReportAsync();

        report.HasErrors.Should().BeFalse();
        report.Templates.Should().Equal("order_filled", "other");
        report.Findings.Select(finding => $"{finding.Key} {finding.Problem.Field} {finding.Problem.Message}").Should().Equal(
            "order_filled wordings has none in de; who reads that is told in en.",
            "order_filled wordings has none in nl; who reads that is told in en.",
            "order_filled variables.metadata.price is sensitive in its type, and never leaves the inbox: it is always missing.",
            "other wordings has none in de; who reads that is told in en.");
        await host.StopAsync();
    }

    [Fact]
    public async Task Stored_comes_before_code_before_files_before_resources_before_shipped()
    {
        var folder = Directory.CreateTempSubdirectory();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "signal.template.json"), """{"key":"signal","wordings":[{"text":["from","file"]}]}""");
        using var host = Host(builder => builder.AddTemplate(Of("code")).AddTemplateFiles(folder.FullName).AddShippedTemplates().AddShippedTemplates());
        await host.StartAsync();
        var templates = host.Services.GetRequiredService<ITemplates>();
        async Task<string?> Text(string key) => (await templates.FindAsync(key))?.Wordings[0].Text;

        (await Text("order_filled")).Should().Be("code");
        (await Text("signal")).Should().Be("from\nfile");
        (await Text("risk_warning")).Should().Contain("{{ facts }}");
        await templates.PutAsync(Of("stored"), "ops");
        (await Text("order_filled")).Should().Be("stored");
        (await templates.RemoveAsync("order_filled", "ops")).Should().BeTrue();
        (await Text("order_filled")).Should().Be("code");
        await host.StopAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_is_stored_reads_as_it_was_written()
    {
        using var host = Host(builder => builder.AddShippedTemplates());
        await host.StartAsync();
        var templates = host.Services.GetRequiredService<ITemplates>();
        foreach (var key in (await templates.ReportAsync()).Templates)
        {
            var shipped = (await templates.FindAsync(key))!;
            Template.Parse(TemplateWriter.Write(shipped)).Should().BeEquivalentTo(shipped, options => options.ComparingByMembers<Template>().ComparingByMembers<Wording>());
        }

        await host.StopAsync();
    }

    [Fact]
    public async Task The_shipped_templates_are_sound_and_speak_english_and_dutch()
    {
        using var host = Host(builder => builder.AddShippedTemplates());
        await host.StartAsync();
        var templates = host.Services.GetRequiredService<ITemplates>();
        var report = await templates.ReportAsync();

        report.Templates.Should().Equal("digest", "emergency_exit", "group", "order_filled", "risk_warning", "signal", "system_error");
        report.Findings.Should().BeEmpty();
        foreach (var key in report.Templates)
        {
            (await templates.FindAsync(key))!.Wordings.GroupBy(wording => wording.Language).Select(group => group.Count()).Should().Equal(4, 4);
        }

        await host.StopAsync();
    }

    [Fact]
    public void The_schema_names_what_a_file_may_say()
    {
        var schema = JsonNode.Parse(TemplateSchema.Read())!;
        string[] Names(string path) => [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(schema, (node, name) => node[name]!).AsObject().Select(member => member.Key)];
        string Known(string json) => ((Action)(() => Template.Parse(json))).Should().Throw<InvalidInputException>().Which.Problems.First(problem => problem.Message == "is unknown here.").Limit;

        Names("properties").Should().BeEquivalentTo(Known("""{"x":1,"key":"a","wordings":[{"text":"x"}]}""").Split(", "));
        Names("$defs/wording/properties").Should().BeEquivalentTo(Known("""{"key":"a","wordings":[{"text":"x","x":1}]}""").Split(", "));
        Names("$defs/wording/properties/parts/properties").Should().BeEquivalentTo(Known("""{"key":"a","wordings":[{"text":"x","parts":{"x":{"text":"y"}}}]}""").Split(", "));
        Names("$defs/part/properties").Should().BeEquivalentTo(Known("""{"key":"a","wordings":[{"text":"x","parts":{"item":{"text":"y","x":1}}}]}""").Split(", "));
    }
}
