namespace LenNotify;

/// <summary>What a map must have, may have, and what its members are.</summary>
/// <param name="known"><c>properties</c>.</param>
/// <param name="required"><c>required</c>.</param>
/// <param name="others"><c>additionalProperties</c>; null where nothing is said of them.</param>
/// <param name="names"><c>propertyNames</c>.</param>
internal sealed class MembersPart(
    IReadOnlyDictionary<string, DocumentSchema> known, IReadOnlyList<string> required, DocumentSchema? others, DocumentSchema? names) : SchemaPart
{
    private readonly string _allowed = known.Count == 0 ? "nothing" : string.Join(", ", known.Keys);

    internal override void Judge(DocumentNode node, string path, SchemaExpectation said, SchemaFindings findings)
    {
        if (node.Kind != DocumentNodeKind.Map)
        {
            return;
        }

        foreach (var name in required.Where(name => node.Find(name) is null))
        {
            findings.Add(findings.Member(path, name), node, "is missing.", "must be there");
        }

        foreach (var member in node.Members.TakeWhile(_ => !findings.IsAnswered))
        {
            JudgeMember(member, findings.Member(path, member.Name), said, findings);
        }
    }

    private void JudgeMember(DocumentMember member, string at, SchemaExpectation said, SchemaFindings findings)
    {
        names?.Judge(NameOf(member), at, default, findings);
        if (known.TryGetValue(member.Name, out var schema))
        {
            // Why a member may not be there, only the map can say.
            schema.Judge(member.Value, at, schema == DocumentSchema.Never ? said : default, findings);
        }
        else if (others == DocumentSchema.Never)
        {
            findings.Add(at, NameOf(member), "is unknown here.", _allowed);
        }
        else
        {
            others?.Judge(member.Value, at, default, findings);
        }
    }

    private static DocumentNode NameOf(DocumentMember member) => new(DocumentNodeKind.Text, member.Name, member.Line, member.Column);
}
