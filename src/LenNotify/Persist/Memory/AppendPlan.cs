using LenNotify.Storage;

namespace LenNotify;

/// <summary>The requests of one append: what each is, and what is answered. Its array is used again for the next.</summary>
internal sealed class AppendPlan(PublicationShelf publications)
{
    private AppendPart[] _parts = new AppendPart[1];
    private int _count;

    /// <summary>The requests, in their order.</summary>
    public Span<AppendPart> Parts => _parts.AsSpan(0, _count);

    /// <summary>Begins an append.</summary>
    public void Begin(IReadOnlyList<AppendRequest> requests)
    {
        _count = requests.Count;
        _parts = _count <= _parts.Length ? _parts : new AppendPart[_count];
        for (var index = 0; index < _count; index++)
        {
            _parts[index] = new AppendPart { Request = requests[index], Key = PublicationKey.Of(requests[index].Publication), SameAs = -1 };
        }
    }

    /// <summary>Ends it; an array of more than so many is not kept.</summary>
    public void Clear(int mostKept)
    {
        Parts.Clear();
        _count = 0;
        _parts = _parts.Length > mostKept ? new AppendPart[1] : _parts;
    }

    /// <summary>The answers, once all is written.</summary>
    public AppendResult[] Answers()
    {
        var answers = new AppendResult[_count];
        for (var index = 0; index < answers.Length; index++)
        {
            answers[index] = AnswerOf(_parts[index]);
        }

        return answers;
    }

    /// <summary>Finds out what is new, and answers the rest; false when nothing is left to write.</summary>
    public bool Look(DateTimeOffset now)
    {
        var seen = _count > 1 ? new Dictionary<PublicationKey, int>(_count) : null;
        var open = false;
        for (var index = 0; index < _count; index++)
        {
            ref var part = ref _parts[index];
            var (request, publication) = (part.Request, part.Request.Publication);
            if (request.Lease is { } lease)
            {
                part.Entry = publications.Held(publication.Id, lease);
                part.Answer = part.Entry is null ? new AppendResult(Acceptance.Same, publication.Id, [], Fenced: true) : null;
            }
            else if (publications.Find(part.Key) is { } known)
            {
                (part.Entry, part.Answer) = (null, Repeat(known, publication));
            }
            else if (seen is not null && !seen.TryAdd(part.Key, index))
            {
                part.SameAs = seen[part.Key];
            }
            else
            {
                part.Entry ??= new PublicationEntry(publication, now)
                {
                    FanOut = request.NextCursor is { } cursor ? new FanOut(publication.DueAt, cursor) : null,
                };
            }

            open |= part.Entry is not null;
        }

        return open;
    }

    private AppendResult AnswerOf(in AppendPart part) =>
        part.SameAs >= 0 ? Repeat(Parts[part.SameAs].Entry ?? publications.Find(part.Key)!, part.Request.Publication)
        : part.Answer ?? new AppendResult(Acceptance.New, part.Entry!.Id, part.Users ?? []);

    private static AppendResult Repeat(PublicationEntry first, Publication offered)
    {
        var acceptance = first.Compare(offered);
        return new AppendResult(
            acceptance,
            first.Id,
            acceptance == Acceptance.Same ? first.Told() : []);
    }
}
