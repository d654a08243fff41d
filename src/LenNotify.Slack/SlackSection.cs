namespace LenNotify;

/// <summary>The keys below <c>Notifications:Slack</c>.</summary>
internal static class SlackSection
{
    internal const string Name = "Slack";

    internal static void Describe(OptionsSection<SlackOptions> section) => section
        .Secret("BotToken", static (options, value) => options.BotToken = value)
        .Named("Rooms", static (options, rooms) =>
        {
            foreach (var (type, room) in rooms)
            {
                options.Rooms[type] = room;
            }
        })
        .Url("Site", static (options, value) => options.Site = value)
        .Url("Api", static (options, value) => options.Api = value)
        .Guard("Guard", static options => options.Guard);
}
