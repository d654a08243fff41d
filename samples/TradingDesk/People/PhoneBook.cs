using LenNotify;

namespace TradingDesk;

/// <summary>Where people can be reached. LenNotify asks when it needs to know, and keeps none of it.</summary>
public sealed class PhoneBook : IContactDirectory
{
    // Numbers and names that are kept free for examples.
    private static readonly Dictionary<string, IReadOnlyList<HostContact>> Known = new()
    {
        ["anna"] = [new("email", "anna@desk.example"), new("sms", "+12025550101"), new("voice", "+12025550101"), new("board", "room-1")],
        ["bob"] = [new("email", "bob@desk.example"), new("sms", "+12025550102") { Consented = false }],
        ["carla"] = [new("email", "carla@desk.example"), new("board", "room-2")],
        ["olivia"] = [new("email", "olivia@desk.example"), new("sms", "+12025550104")],
    };

    public Task<IReadOnlyList<HostContact>> GetContactsAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(Known.GetValueOrDefault(userId, []));
}
