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

        (await Loaded(host)).Should().Equal(Path.GetFileName(_file), Path.GetFileName(_file));
    }

    [Fact]
    public async Task A_file_that_is_being_written_is_left_alone_until_it_is_whole()
    {
        Write(Rule("anna"));
        using var host = NotificationsTestHost.Start(n => n.AddYamlRules(_file));
        await ShouldTell(host, "anna");

        // Half a list of rules is a sound document that lacks the other half.
        File.WriteAllText(_file, "rules: []");
        File.SetLastWriteTimeUtc(_file, host.Now.UtcDateTime + TimeSpan.FromSeconds(2));
        await ShouldTell(host, "anna");
        File.WriteAllText(_file, Rule("bob"));
        File.SetLastWriteTimeUtc(_file, host.Now.UtcDateTime + TimeSpan.FromSeconds(1));
        await ShouldTell(host, "bob");
    }

    [Fact]
    public async Task A_thousand_changes_in_one_second_are_one_reload_and_one_fact()
    {
        Write(Rule("anna"));
        using var host = NotificationsTestHost.Start(n => n.AddYamlRules(_file));
        await ShouldTell(host, "anna");
        for (var i = 0; i < 1_000; i++)
        {
            Write(Rule($"u{i}"));
            host.SetClock(host.Now + TimeSpan.FromMilliseconds(0.9));
            await host.Notifier.PublishEventAsync(new SourceEvent { Type = "OTHER" });
        }

        await ShouldTell(host, "u999");
        (await Loaded(host)).Should().HaveCount(2);
    }

    [Theory]
    [InlineData(100 * 1024 * 1024, "1,048,576 bytes")]
    [InlineData(0, "UTF-8")]
    public void A_file_of_a_hundred_megabytes_is_never_read_and_one_that_is_no_text_is_told(long length, string says)
    {
        using (var file = File.Create(_file))
        {
            file.Write([0xff, 0xfe, 0x00]);
            file.SetLength(Math.Max(length, file.Length));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        FluentActions.Invoking(() => new RuleFile(_file, "rules.yaml", new YamlRuleFormat()).TryRead(default, TimeSpan.Zero)).Should().Throw<InvalidInputException>().WithMessage($"*{says}*");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1024 * 1024, "nothing of it is read");
    }

    [Fact]
    public async Task Files_of_one_name_in_two_folders_are_two_on_the_record_and_an_id_in_both_changes_nothing()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var other = Path.Combine(folder, Path.GetFileName(_file));
        Write(Rule("anna"));
        File.WriteAllText(other, Rule("bob").Replace("One", "Two", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(other, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        using var host = NotificationsTestHost.Start(n => n.AddYamlRules(_file, other));
        await ShouldTell(host, "anna");
        (await Loaded(host)).Should().BeEquivalentTo(Path.GetFileName(_file), Path.GetFileName(_file) + "#2");

        Write(Rule("eve").Replace("One", "Two", StringComparison.Ordinal));
        await ShouldTell(host, "anna");
        (await Loaded(host)).Should().HaveCount(2, "what does not hold is not on the record");
        Directory.Delete(folder, recursive: true);
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

    private static async Task<IEnumerable<string>> Loaded(NotificationsTestHost host)
    {
        var facts = await host.Services.GetRequiredService<IHistory>().AuditAsync(new AuditQuery { Action = "rules_loaded" }, default);
        return facts.Items.Select(entry => entry.Fact).Where(fact => fact is { Actor: "rules", Outcome: "1 rules" }).Select(fact => fact.Target);
    }

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
