using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.Yaml.Tests;

public sealed class ReloadTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.yaml");
    private int _written;

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task A_file_that_becomes_bad_changes_nothing_and_one_that_is_good_again_holds()
    {
        Write(Rule("anna"));
        using var host = NotificationsTestHost.Start(n => n.AddYamlRules(_file));
        await ShouldTell(host, "anna");

        Write("rules:\n  - name: [half");
        await ShouldTell(host, "anna");
        Write(Rule("anna").Replace("notify", "shout", StringComparison.Ordinal));
        await ShouldTell(host, "anna");
        File.Delete(_file);
        await ShouldTell(host, "anna");

        Write(Rule("bob"));
        await ShouldTell(host, "bob");
    }

    [Fact]
    public async Task Each_content_that_holds_is_one_fact_of_the_record_however_often_it_is_written()
    {
        Write(Rule("anna"));
        using var host = NotificationsTestHost.Start(n => n.AddYamlRules(_file));
        await ShouldTell(host, "anna");
        for (var i = 0; i < 100; i++)
        {
            Write(Rule("bob"));
            await ShouldTell(host, "bob");
        }

        var facts = await host.Services.GetRequiredService<IHistory>().AuditAsync(new AuditQuery { Action = "rules_loaded" }, default);
        facts.Items.Should().HaveCount(2).And.AllSatisfy(entry => entry.Fact.Should().Be(new AuditFact("rules", "rules_loaded", Path.GetFileName(_file), "1 rules")));
    }

    [Fact]
    public void A_file_that_is_bad_from_the_beginning_stops_the_host_with_line_and_column()
    {
        Write("rules:\n  - name: A\n    event_type: T\n    actions: none");
        FluentActions.Invoking(() => NotificationsTestHost.Start(n => n.AddYamlRules(_file))).Should().Throw<InvalidOperationException>()
            .WithMessage($"*{_file}*rules[0].actions: line 4, column 14*");
    }

    [Fact]
    public void A_file_of_no_known_kind_names_the_call_that_helps() => FluentActions
        .Invoking(() => NotificationsTestHost.Start(n => n.AddRules(rules => rules.Files.Add(_file)))).Should().Throw<InvalidOperationException>().WithMessage("*AddYamlRules()*");

    private static string Rule(string userId) =>
        $"""
        rules:
          - name: One
            event_type: T
            to: {"{"} users: [{userId}] {"}"}
            actions: [{"{"} type: notify {"}"}]
        """;

    // As an editor that takes its time: each write is seen as one.
    private void Write(string text)
    {
        File.WriteAllText(_file, text);
        File.SetLastWriteTimeUtc(_file, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(++_written));
    }

    private static async Task ShouldTell(NotificationsTestHost host, string userId)
    {
        host.SetClock(host.Now + TimeSpan.FromSeconds(2));
        var published = await host.Notifier.PublishEventAsync(new SourceEvent { Type = "T" });
        var items = (await host.Services.GetRequiredService<IInbox>().ListAsync(userId, new InboxQuery { Limit = 1 }, host.Now, default)).Items;
        items.Should().ContainSingle().Which.CreatedAt.Should().Be(host.Now);
        published.State.Should().Be(PublishState.Accepted);
    }
}
