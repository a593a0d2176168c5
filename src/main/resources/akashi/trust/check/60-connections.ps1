# ---- TLS to every server that this computer uses ----

$AT_ONCE = 32
$NAME_MILLIS = 8000
$CONNECT_MILLIS = 5000
$HANDSHAKE_MILLIS = 5000

$script:Judged = $null

# One that failed is told apart afterwards; here only the time counts.
function Wait-All($Tasks, [int]$Milliseconds) {
    $running = @($Tasks | Where-Object { $null -ne $_ })
    if ($running.Count -eq 0) { return }
    try {
        $null = [System.Threading.Tasks.Task]::WaitAll([System.Threading.Tasks.Task[]]$running, $Milliseconds)
    } catch { Write-Verbose "$_" }
}

# Names and connections of many at once: one that does not answer delays no other.
function Open-Each($Looks) {
    foreach ($look in $Looks) { $look.Lookup = [System.Net.Dns]::GetHostAddressesAsync($look.Server.name) }
    Wait-All ($Looks | ForEach-Object { $_.Lookup }) $NAME_MILLIS
    foreach ($look in $Looks) {
        if ("$($look.Lookup.Status)" -ne 'RanToCompletion' -or $look.Lookup.Result.Count -eq 0) { continue }
        $address = $look.Lookup.Result[0]
        $look.Client = New-Object System.Net.Sockets.TcpClient($address.AddressFamily)
        $look.Connect = $look.Client.ConnectAsync($address, [int]$look.Server.port)
    }
    Wait-All ($Looks | ForEach-Object { $_.Connect }) $CONNECT_MILLIS
}

# What this computer thinks of a certificate, and every certificate that came with it.
function Get-Judgement($Certificate, $Chain, $Problems) {
    $sent = @([Convert]::ToBase64String($Certificate.GetRawCertData()))
    $sent += @($Chain.ChainPolicy.ExtraStore | ForEach-Object { [Convert]::ToBase64String($_.RawData) })
    $found = @($Chain.ChainStatus | ForEach-Object { "$($_.Status)" })
    if ([int]$Problems -band [int][System.Net.Security.SslPolicyErrors]::RemoteCertificateNameMismatch) { $found += 'NameMismatch' }
    return [pscustomobject]@{
        Chain = @($sent | Select-Object -Unique)
        Problems = @($found | Where-Object { $_ -ne 'NoError' } | Select-Object -Unique)
    }
}

# One handshake. Any certificate is taken: the question is which one comes and what is thought of it.
function Read-Tls($Client, [string]$Name, $Protocols) {
    $script:Judged = $null
    $Client.ReceiveTimeout = $HANDSHAKE_MILLIS
    $Client.SendTimeout = $HANDSHAKE_MILLIS
    $judge = {
        param($From, $Certificate, $Chain, $Problems)
        $script:Judged = Get-Judgement $Certificate $Chain $Problems
        return $true
    }
    $stream = New-Object System.Net.Security.SslStream($Client.GetStream(), $false, $judge)
    try {
        $stream.AuthenticateAsClient($Name, $null, $Protocols, $false)
        return [pscustomobject]@{ Protocol = "$($stream.SslProtocol)"; Cipher = "$($stream.CipherAlgorithm) $($stream.CipherStrength)" }
    } finally { $stream.Close() }
}

function New-Answer($Server, [string]$Outcome, [string]$Problem, $Tls) {
    $judged = if ($Tls) { $script:Judged } else { $null }
    return [ordered]@{
        computer = $Server.computer
        name = $Server.name
        port = $Server.port
        slot = $Server.slot
        outcome = $Outcome
        protocol = $(if ($Tls) { $Tls.Protocol } else { '' })
        cipher = $(if ($Tls) { $Tls.Cipher } else { '' })
        problems = @(if ($judged) { $judged.Problems })
        chain = @(if ($judged) { $judged.Chain })
        error = $Problem
    }
}

function Get-Inner($Problem) {
    $inner = $Problem
    while ($inner.InnerException) { $inner = $inner.InnerException }
    return $inner
}

function Read-Unopened($Look) {
    if ($null -eq $Look.Connect) {
        if ($Look.Lookup.IsFaulted) { return New-Answer $Look.Server 'NAME_UNKNOWN' (Get-Inner $Look.Lookup.Exception).Message $null }
        return New-Answer $Look.Server 'TIMED_OUT' 'The name was not resolved in time.' $null
    }
    if (-not $Look.Connect.IsFaulted) { return New-Answer $Look.Server 'TIMED_OUT' 'No answer to the connection.' $null }
    $why = Get-Inner $Look.Connect.Exception
    $refused = $why -is [System.Net.Sockets.SocketException] -and "$($why.SocketErrorCode)" -eq 'ConnectionRefused'
    return New-Answer $Look.Server $(if ($refused) { 'REFUSED' } else { 'TIMED_OUT' }) $why.Message $null
}

# Current versions first; what only speaks older ones is asked once more, for they are a finding of their own.
function Read-Opened($Look) {
    $server = $Look.Server
    $current = [System.Security.Authentication.SslProtocols]::Tls12
    try { return New-Answer $server 'ENCRYPTED' '' (Read-Tls $Look.Client $server.name $current) } catch { $why = Get-Inner $_.Exception }
    $again = Open-Port $server.name ([int]$server.port)
    if ($again) {
        $old = [System.Security.Authentication.SslProtocols]::Tls11 -bor [System.Security.Authentication.SslProtocols]::Tls
        try { return New-Answer $server 'ENCRYPTED' '' (Read-Tls $again $server.name $old) } catch { Write-Verbose "$_" } finally { $again.Close() }
    }
    if (Test-PlainText $server.name ([int]$server.port)) { return New-Answer $server 'PLAIN' '' $null }
    $late = $why -is [System.Net.Sockets.SocketException] -and "$($why.SocketErrorCode)" -eq 'TimedOut'
    $closed = $why -is [System.IO.IOException] -or $why -is [System.Net.Sockets.SocketException]
    return New-Answer $server $(if ($late) { 'TIMED_OUT' } elseif ($closed) { 'CLOSED' } else { 'UNREADABLE' }) $why.Message $null
}

function Read-Look($Look) {
    try {
        if ($null -ne $Look.Connect -and "$($Look.Connect.Status)" -eq 'RanToCompletion') { return Read-Opened $Look }
        return Read-Unopened $Look
    } finally { if ($Look.Client) { $Look.Client.Close() } }
}

function Get-Connections($Servers) {
    $all = @($Servers)
    for ($first = 0; $first -lt $all.Count; $first += $AT_ONCE) {
        $last = [Math]::Min($first + $AT_ONCE, $all.Count) - 1
        $looks = @($all[$first..$last] | ForEach-Object { [pscustomobject]@{ Server = $_; Lookup = $null; Client = $null; Connect = $null } })
        Say "Connections $($first + 1) to $($last + 1) of $($all.Count)" "接続 $($first + 1)～$($last + 1) / $($all.Count)"
        Open-Each $looks
        foreach ($look in $looks) { Read-Look $look }
    }
}
