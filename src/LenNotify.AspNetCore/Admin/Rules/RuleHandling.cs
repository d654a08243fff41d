using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>Rules, for operators. Every change is on the record under the caller's id.</summary>
internal static class RuleHandling
{
    private static readonly string[] Version = ["version"];

    internal static async Task<IResult> ListAsync(Caller caller, IRuleDesk desk) =>
        caller.Json(new RulesBody([.. (await desk.ListAsync(caller.Gone).ConfigureAwait(false)).Select(RuleBody.Of)]));

    internal static async Task<IResult> FindAsync(Caller caller, string id, IRuleDesk desk) => caller.Json(RuleBody.Of(
        (await desk.ListAsync(caller.Gone).ConfigureAwait(false)).FirstOrDefault(rule => rule.Id == id) ?? throw Refusal.NotFound()));

    internal static async Task<IResult> PutAsync(Caller caller, string id, IRuleDesk desk)
    {
        var given = await caller.ReadAsync<RulePutBody>().ConfigureAwait(false);
        var put = await desk.PutAsync([new StoredRule(id, given.Version, given.Enabled, given.Rule.ToJsonString())], caller.UserId, caller.Gone).ConfigureAwait(false);
        return caller.Json(RuleBody.Of(put[0]));
    }

    internal static async Task<IResult> RemoveAsync(Caller caller, string id, string? version, IRuleDesk desk)
    {
        AdminQuery.RefuseUnknown(caller, Version);
        return !int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
                ? throw Refusal.Invalid("version", "is missing, or no version.", "the version that was read")
            : await desk.RemoveAsync(id, read, caller.UserId, caller.Gone).ConfigureAwait(false) ? Caller.Nothing()
            : throw Refusal.NotFound();
    }

    internal static async Task<IResult> SwitchAsync(Caller caller, IRuleDesk desk)
    {
        var given = await caller.ReadAsync<RuleSwitchBody>().ConfigureAwait(false);
        return caller.Json(new RulesBody([.. (await desk.SwitchAsync(given.Ids, given.Enabled, caller.UserId, caller.Gone).ConfigureAwait(false)).Select(RuleBody.Of)]));
    }

    internal static IResult Templates(Caller caller) => caller.Json(new RuleTemplatesBody([.. RuleTemplates.All.Select(RuleTemplateBody.Of)]));

    internal static async Task<IResult> FillAsync(Caller caller, string id, IRuleDesk desk)
    {
        var template = RuleTemplates.Find(id) ?? throw Refusal.NotFound();
        var given = await caller.ReadAsync<RuleFillBody>().ConfigureAwait(false);
        var put = await desk.PutAsync([template.Fill(given.Id, given.Values)], caller.UserId, caller.Gone).ConfigureAwait(false);
        return caller.Json(RuleBody.Of(put[0]));
    }
}
