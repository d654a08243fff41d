using System.Diagnostics;
using LenNotify.Benchmarks.Routing;
using LenNotify;
var t = new Tracks(); System.Runtime.GCSettings.LargeObjectHeapCompactionMode=System.Runtime.GCLargeObjectHeapCompactionMode.CompactOnce; GC.Collect(2,GCCollectionMode.Forced,true,true);GC.Collect(2,GCCollectionMode.Forced,true,true); Console.WriteLine("same answers");
if (args.Length>0) { var sw=Stopwatch.StartNew(); var e0=t.Engine; var d0=new ChannelDecision[6]; long cnt=0; int nn0=int.Parse(args[0]); while(sw.ElapsedMilliseconds<6000){ for(int r=0;r<100;r++){ var p=e0.Engine.At(World.Now, e0.Notifications[nn0]); for(int i=0;i<World.Users;i++) p.Decide(e0.People[i], e0.Activities[i], d0); cnt+=World.Users; } } Console.WriteLine(sw.Elapsed.TotalNanoseconds/cnt); return; }
var d = new ChannelDecision[6]; var f = new FlatDecision[6];
long now = World.Now.UtcTicks; 
double Time(Action a, int n){ var s=Stopwatch.GetTimestamp(); a(); return Stopwatch.GetElapsedTime(s).TotalNanoseconds/n; }
void FloorRun(){ var us=t.Flat.Users; var ns=t.Flat.Notifications; for(int i=0;i<World.Users;i++) t.Flat.Decide(Tracks.Pick(i), i, f); }
void OursRun(){ var e=t.Engine; for(int i=0;i<World.Users;i++) e.Engine.Decide(e.Notifications[Tracks.Pick(i)], e.People[i], e.Activities[i], World.Now, d); }
int an=0;
void FloorAud(){ for(int i=0;i<World.Users;i++) t.Flat.Decide(an, i, f); }
void OursAud(){ var e=t.Engine; var p=e.Engine.At(World.Now, e.Notifications[an]); for(int i=0;i<World.Users;i++) p.Decide(e.People[i], e.Activities[i], d); }
void NaiveRun(){ for(int i=0;i<World.Users;i+=20) Naive.Decide(t.World.Options, t.World.Published[Tracks.Pick(i)], t.World.People[i].Document, t.World.People[i].Contacts, t.States[i], t.Engine.Notifications[Tracks.Pick(i)].Priority, World.Now); }
void Best(string name, params Action[] acts){ var best=new double[acts.Length]; Array.Fill(best,1e9); for(int r=0;r<300;r++) for(int k=0;k<acts.Length;k++) best[k]=Math.Min(best[k],Time(acts[k],World.Users)); Console.WriteLine(name+": "+string.Join("  ", best.Select(b=>$"{b:F1} ns ({b/best[0]:F2}x)"))); }
for(int k=0;k<200;k++){FloorRun();OursRun();FloorAud();OursAud();} Thread.Sleep(200); for(int k=0;k<200;k++){FloorRun();OursRun();FloorAud();OursAud();}
Best("decide", FloorRun, OursRun);
for(an=0; an<64; an+=9) Best("audience "+an, FloorAud, OursAud);
for(int k=0;k<100;k++)NaiveRun(); Console.WriteLine(Time(NaiveRun, World.Users/20));
int uu=0; an=0;
void F1(){ var us=t.Flat.Users; var ns=t.Flat.Notifications; ref var n=ref ns[an]; ref var u=ref us[uu]; for(int i=0;i<World.Users;i++) t.Flat.Decide(an, uu, f); }
void O1(){ var e=t.Engine; var p=e.Engine.At(World.Now, e.Notifications[an]); var u=e.People[uu]; var a=e.Activities[uu]; for(int i=0;i<World.Users;i++) p.Decide(u,a, d); }
foreach (var (x,y) in new[]{(0,0),(1,0),(2,0),(3,0),(0,2),(1,2),(5,2),(6,4)}) { uu=x; an=y; for(int k=0;k<50;k++){F1();O1();} Best($"one user {x} n {y} {t.Engine.Engine.Decide(t.Engine.Notifications[y], t.Engine.People[x], t.Engine.Activities[x], World.Now, d)} {d[1].Verdict} {d[1].Reason} {d[0].Reason}", F1, O1); }
var rnd=new Random(5); var pairs=Enumerable.Range(0,1<<18).Select(_=>(u:rnd.Next(World.Users), n:rnd.Next(64))).ToArray();
void FP(){ var us=t.Flat.Users; var ns=t.Flat.Notifications; foreach (var (u,n) in pairs) t.Flat.Decide(n, u, f); }
void OP(){ var e=t.Engine; foreach (var (u,n) in pairs) e.Engine.Decide(e.Notifications[n], e.People[u], e.Activities[u], World.Now, d); }
{ var b=new[]{1e9,1e9}; for(int r=0;r<20;r++){ b[0]=Math.Min(b[0],Time(FP,pairs.Length)); b[1]=Math.Min(b[1],Time(OP,pairs.Length)); } Console.WriteLine($"random pairs {b[0]:F1} {b[1]:F1} {b[1]/b[0]:F2}x"); }
int q=0; void FQ(){ var us=t.Flat.Users; var ns=t.Flat.Notifications; q++; ref var n=ref ns[q&63]; for(int i=0;i<World.Users;i++) t.Flat.Decide(q&63, i, f); }
void OQ(){ var e=t.Engine; q++; var p=e.Engine.At(World.Now, e.Notifications[q&63]); for(int i=0;i<World.Users;i++) p.Decide(e.People[i], e.Activities[i], d); }
{ double a=0,b=0; for(int r=0;r<640;r++) a+=Time(FQ,World.Users); for(int r=0;r<640;r++) b+=Time(OQ,World.Users);  Console.WriteLine($"audience rotating {a/640:F1} {b/640:F1} {b/a:F2}x"); }
foreach (var nn in new[]{0,2,4,9,18}) { an=nn; var none=LenNotify.Storage.UserActivity.None; 
void X1(){ var e=t.Engine; var p=e.Engine.At(World.Now, e.Notifications[an]); for(int i=0;i<World.Users;i++) p.Decide(e.People[i], none, d); }
void X2(){ var e=t.Engine; var p=e.Engine.At(World.Now, e.Notifications[an]); var one=e.People[2]; for(int i=0;i<World.Users;i++) p.Decide(one, e.Activities[i], d); }
Best($"n {an} floor/ours/no activity/one person", FloorAud, OursAud, X1, X2); }
{ an=4; var e=t.Engine; var none=LenNotify.Storage.UserActivity.None; 
var same=Enumerable.Range(0,World.Users).Select(_=>e.Engine.Compile(t.World.People[6].Document,t.World.People[6].Contacts)).ToArray();
var noTypes=t.World.People.Select(p=>e.Engine.Compile(p.Document with { Types = new Dictionary<string,TypePreference>() }, p.Contacts)).ToArray();
var noQuiet=t.World.People.Select(p=>e.Engine.Compile(p.Document with { QuietHours=new() }, p.Contacts)).ToArray();
var neither=t.World.People.Select(p=>e.Engine.Compile(p.Document with { QuietHours=new(), Types = new Dictionary<string,TypePreference>() }, p.Contacts)).ToArray();
GC.Collect(2,GCCollectionMode.Forced,true,true);
void Run(CompiledPreferences[] ps){ var p=e.Engine.At(World.Now, e.Notifications[an]); for(int i=0;i<World.Users;i++) p.Decide(ps[i], none, d); }
foreach (var k in new[]{4,18,0}) { an=k; Best($"n{k} floor", FloorAud); Best($"n{k} all", ()=>Run(e.People)); Best($"n{k} same", ()=>Run(same)); Best($"n{k} noTypes", ()=>Run(noTypes)); Best($"n{k} noQuiet",()=>Run(noQuiet)); Best($"n{k} neither",()=>Run(neither)); } }
