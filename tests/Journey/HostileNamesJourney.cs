using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

/// <summary>People and words that look like a store's own language: to every store they are names and words.</summary>
public abstract class HostileNamesJourney(IJourneyStore store) : JourneyContract(store)
{
    private static readonly string[] Names = ["' or 1=1 --", "{\"$ne\":null}", "$where", "%", "_", "\\", "a';drop table lennotify_items;--", "\"quoted\"", "*", "true"];

    [Fact]
    public async Task People_whose_ids_are_words_of_a_store_get_what_is_theirs_and_nothing_else()
    {
        var host = await Start();
        foreach (var name in Names)
        {
            await host.Fill(Of(name), name);
        }

        foreach (var name in Names)
        {
            (await Titles(host, name, new InboxQuery())).Should().Equal($"{Of(name)} filled");
            await host.Settings.SetPreferencesAsync(name, await host.Settings.GetPreferencesAsync(name) with { Language = "nl" });
        }

        foreach (var name in Names)
        {
            (await host.Get<IHistory>().DeliveriesAsync(new DeliveryQuery { UserId = name }, default)).Items.Should().NotContain(entry => entry.UserId != name);
            (await host.Get<IHistory>().AuditAsync(new AuditQuery { Target = name }, default)).Items.Should().NotContain(entry => entry.Fact.Target != name);
            (await host.Settings.GetPreferencesAsync(name)).Language.Should().Be("nl");
        }
    }

    [Fact]
    public async Task What_is_searched_for_is_words_and_never_a_pattern()
    {
        var host = await Start();
        await host.Fill("BTC/USD", "anna", null, "inapp");

        foreach (var asked in Names.Except(["true"]))
        {
            (await Titles(host, "anna", new InboxQuery { Text = asked })).Should().NotContain(title => asked.Any(char.IsLetter), $"'{asked}' is no word of it");
        }

        (await Titles(host, "anna", new InboxQuery { Text = "filled" })).Should().ContainSingle();
        (await Titles(host, "anna", new InboxQuery { Types = Names })).Should().BeEmpty();
    }

    private async Task<IEnumerable<string>> Titles(JourneyHost host, string userId, InboxQuery query) =>
        (await host.Get<IInbox>().ListAsync(userId, query, Time.GetUtcNow(), default)).Items.Select(item => item.Notification.Title);

    private static string Of(string name) => $"{Array.IndexOf(Names, name)}";
}
