
# ---- Enrolling: the key is made here and stays here ----

$ENROLLED_FORMAT = 'akashi-enrolled 1'
$REQUEST_FORMAT = 'akashi-enrol-request 1'
# Only administrators write there, and a task of SYSTEM runs what lies there.
$ENROL_HOME = Join-Path $env:ProgramFiles 'Akashi'
$TASK = 'Akashi certificate renewal'

function Get-EnrolFile([string]$Name) { return Join-Path $ENROL_HOME $Name }

# A CNG key that cannot be exported, and a request for it. A run that was cut short goes on with the request it made.
function Get-Request {
    $csr = Get-EnrolFile 'request.csr'
    if (Test-Path -LiteralPath $csr) { return [System.IO.File]::ReadAllText($csr) }
    $null = [System.IO.Directory]::CreateDirectory($ENROL_HOME)
    $name = [System.Net.Dns]::GetHostName().Split('.')[0]
    $inf = Get-EnrolFile 'request.inf'
    [System.IO.File]::WriteAllLines($inf, @(
        '[Version]', 'Signature = "$Windows NT$"', '[NewRequest]', "Subject = `"CN=$name`"", 'KeyAlgorithm = RSA', 'KeyLength = 2048',
        'ProviderName = "Microsoft Software Key Storage Provider"', 'MachineKeySet = TRUE', 'Exportable = FALSE', 'KeyUsage = 0xA0',
        'HashAlgorithm = SHA256', 'RequestType = PKCS10', 'FriendlyName = "Akashi"'))
    $made = "$csr.tmp"
    $words = (& certreq.exe -new -q -f -machine $inf $made) -join ' '
    if ($LASTEXITCODE -ne 0 -or -not (Test-Path -LiteralPath $made)) {
        Stop-With $EXIT_UNEXPECTED "certreq could not make the key: $words" "certreq でキーを作成できませんでした: $words"
    }
    [System.IO.File]::Move($made, $csr)
    return [System.IO.File]::ReadAllText($csr)
}

# Typed without an echo where the command line says "ask": what stands there can be read by others.
function Get-Code {
    if ($Enroll -ne 'ask') { return $Enroll.Trim() }
    if ($Silent) {
        Stop-With $EXIT_USAGE 'With -Silent the code has to follow -Enroll.' '-Silent では、-Enroll の後にコードを指定してください。'
    }
    $prompt = if ($script:Japanese) { 'ワンタイムコード' } else { 'One-time code' }
    return (New-Object System.Net.NetworkCredential('', (Read-Host -Prompt $prompt -AsSecureString))).Password.Trim()
}

# TLS to the portal; nothing is sent before its certificate was compared with what this script expects.
function Open-Portal([string]$Address, $Pins) {
    $uri = New-Object System.Uri($Address)
    $client = New-Object System.Net.Sockets.TcpClient
    try {
        if (-not $client.ConnectAsync($uri.DnsSafeHost, $uri.Port).Wait(15000)) { throw 'no answer' }
        $client.ReceiveTimeout = 60000
        $client.SendTimeout = 60000
        # The pin decides, not the chain: the site's CA may not be trusted here yet.
        $stream = New-Object System.Net.Security.SslStream($client.GetStream(), $false, { $true })
        $stream.AuthenticateAsClient($uri.DnsSafeHost, $null, [System.Security.Authentication.SslProtocols]::Tls12, $false)
        $hash = [System.Security.Cryptography.SHA256]::Create().ComputeHash($stream.RemoteCertificate.GetRawCertData())
    } catch {
        $client.Close()
        $why = $_.Exception.GetBaseException().Message
        Stop-With $EXIT_PORTAL "$Address does not answer ($why). Check network and proxy, or use -RequestFile." "$Address に接続できません($why)。ネットワークとプロキシを確認するか、-RequestFile を使ってください。"
    }
    $shown = [BitConverter]::ToString($hash).Replace('-', '')
    if (@($Pins) -notcontains $shown) {
        $client.Close()
        Stop-With $EXIT_PORTAL "$Address shows another certificate than expected ($shown). Nothing was sent. If it was renewed, download this script again." "$Address の証明書が想定と異なります($shown)。何も送信していません。証明書を更新した場合は、スクリプトをダウンロードし直してください。"
    }
    return [pscustomobject]@{ client = $client; stream = $stream; authority = $uri.Authority }
}

# A call of the portal: HTTP/1.0, one answer, then the end. Comes back with status and JSON.
function Invoke-Portal([string]$Address, $Pins, [string]$Path, $Body) {
    $open = Open-Portal $Address $Pins
    try {
        $bytes = [System.Text.Encoding]::UTF8.GetBytes((ConvertTo-Json -InputObject $Body -Depth 3 -Compress))
        $language = if ($script:Japanese) { 'ja' } else { 'en' }
        $head = "POST $Path HTTP/1.0`r`nHost: $($open.authority)`r`nAccept-Language: $language`r`nContent-Type: application/json`r`nContent-Length: $($bytes.Length)`r`n`r`n"
        $ascii = [System.Text.Encoding]::ASCII.GetBytes($head)
        $open.stream.Write($ascii, 0, $ascii.Length)
        $open.stream.Write($bytes, 0, $bytes.Length)
        $open.stream.Flush()
        $all = New-Object System.IO.MemoryStream
        $open.stream.CopyTo($all)
        $text = [System.Text.Encoding]::UTF8.GetString($all.ToArray())
    } finally { $open.client.Close() }
    return Read-Answer $text
}

function Read-Answer([string]$Text) {
    $end = $Text.IndexOf("`r`n`r`n")
    $status = 0
    if ($end -gt 0 -and $Text -match '^HTTP/1\.[01] ([0-9]{3})') { $status = [int]$Matches[1] }
    if ($status -eq 0) {
        Stop-With $EXIT_PORTAL 'The portal gave no answer that can be read.' 'ポータルの応答を読み取れませんでした。'
    }
    $json = $null
    try { $json = ConvertFrom-Json $Text.Substring($end + 4) } catch { Write-Verbose "$_" }
    return [pscustomobject]@{ status = $status; json = $json }
}

# Every reason that the portal gave, with its next step.
function Get-Reasons($Answer) {
    $lines = @()
    foreach ($list in 'refusals', 'errors') {
        if ($null -eq $Answer.json -or $Answer.json.PSObject.Properties.Name -notcontains $list) { continue }
        foreach ($reason in @($Answer.json.$list)) {
            $lines += $reason.message
            if ($reason.PSObject.Properties.Name -contains 'mend') { $lines += $reason.mend }
        }
    }
    if ($lines.Count -eq 0) { $lines = @("HTTP $($Answer.status)") }
    return $lines -join ' '
}

function Confirm-Answer($Answer) {
    if ($Answer.status -lt 400 -and $null -ne $Answer.json) { return $Answer.json }
    $why = Get-Reasons $Answer
    Stop-With $EXIT_REFUSED "The portal refused: $why" "ポータルに拒否されました: $why"
}

# Purpose, nonce and content, a line each, signed by the key of the certificate.
function Get-Signed([string]$Purpose, $Certificate, [string]$Nonce, [string]$Content) {
    $message = [System.Text.Encoding]::UTF8.GetBytes("$Purpose`n$Nonce`n$Content")
    $key = Get-PrivateKey $Certificate
    $signature = $key.SignData($message, [System.Security.Cryptography.HashAlgorithmName]::SHA256, [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
    return [Convert]::ToBase64String($signature)
}

function Get-Nonce($State) { return (Confirm-Answer (Invoke-Portal $State.portal $State.pins '/api/v1/enroll/nonce' @{})).nonce }

function Read-State {
    $file = Get-EnrolFile 'enrolled.json'
    if (-not (Test-Path -LiteralPath $file)) {
        Stop-With $EXIT_USAGE 'This computer was not enrolled. Run -Enroll first.' 'このコンピューターは登録されていません。先に -Enroll を実行してください。'
    }
    return Get-Content -LiteralPath $file -Raw -Encoding UTF8 | ConvertFrom-Json
}

function Get-FirstAnswer {
    if (-not $PORTAL) {
        Stop-With $EXIT_USAGE 'This copy of the script does not know where the portal is. Download it from the page Enrol computers, or use -RequestFile.' 'このスクリプトにはポータルの接続先がありません。「コンピューターの登録」ページからダウンロードするか、-RequestFile を使ってください。'
    }
    $oneTime = Get-Code
    return Confirm-Answer (Invoke-Portal $PORTAL $PORTAL_PINS '/api/v1/enroll' @{ code = $oneTime; csr = (Get-Request) })
}

# Nothing before it is time, where a task asks; a person who asks may be told so by the portal.
function Get-NextAnswer {
    $state = Read-State
    $due = [DateTimeOffset]::Parse("$($state.renewAfter)", [System.Globalization.CultureInfo]::InvariantCulture)
    if ($Silent -and [DateTimeOffset]::UtcNow -lt $due) { return $null }
    $current = Find-Own $state.thumbprint
    if (-not $current) {
        Stop-With $EXIT_NOT_READY "The certificate $($state.thumbprint) is not in the store any more. Enrol with a new code." "証明書 $($state.thumbprint) がストアにありません。新しいコードで登録してください。"
    }
    if (-not $state.portal) {
        Stop-With $EXIT_PORTAL 'The portal has no address. Enrol with a new code and -RequestFile.' 'ポータルの接続先がありません。新しいコードと -RequestFile で登録してください。'
    }
    $csr = Get-Request
    $nonce = Get-Nonce $state
    $body = @{ thumbprint = $state.thumbprint; nonce = $nonce; csr = $csr; signature = (Get-Signed 'akashi-renew 1' $current $nonce $csr) }
    return Confirm-Answer (Invoke-Portal $state.portal $state.pins '/api/v1/enroll/renew' $body)
}

# For a computer that cannot reach the portal: the code and the request, to be carried there.
function Write-RequestFile {
    $request = [ordered]@{ request = $REQUEST_FORMAT; computer = [System.Net.Dns]::GetHostName(); code = (Get-Code); csr = (Get-Request) }
    [System.IO.File]::WriteAllText($RequestFile, (ConvertTo-Json -InputObject $request), (New-Object System.Text.UTF8Encoding($false)))
    Say "Request: $RequestFile. Hand it in on the page Enrol computers, then run this script with -AnswerFile." "要求ファイル: $RequestFile。「コンピューターの登録」ページに渡し、その後 -AnswerFile で実行してください。"
}

function Get-Answer([string]$Verb) {
    Confirm-Rights
    if (-not (May $ENROL_HOME 'Make a key and ask for its certificate')) { return $null }
    if ($Verb -eq 'Answer') { return Get-Content -LiteralPath $AnswerFile -Raw -Encoding UTF8 | ConvertFrom-Json }
    if ($Verb -eq 'Renew') { return Get-NextAnswer }
    if ($RequestFile) {
        Write-RequestFile
        return $null
    }
    return Get-FirstAnswer
}

# The answer's files lie where the script lies from now on: a bundle without a key file.
function Save-Answer($Answer) {
    if ($Answer.answer -ne $ENROLLED_FORMAT) {
        Stop-With $EXIT_BUNDLE 'This is no answer for this version of the script.' 'このスクリプトの版に対応した応答ではありません。'
    }
    $null = [System.IO.Directory]::CreateDirectory($ENROL_HOME)
    foreach ($file in @($Answer.files.PSObject.Properties)) {
        if ($file.Name -notmatch '^[A-Za-z0-9][A-Za-z0-9._-]*\.(cer|json)$') {
            Stop-With $EXIT_BUNDLE "The answer has a file of a strange name: $($file.Name)" "応答に不正な名前のファイルがあります: $($file.Name)"
        }
        [System.IO.File]::WriteAllBytes((Get-EnrolFile $file.Name), [Convert]::FromBase64String($file.Value))
    }
    $script:BundleFolder = $ENROL_HOME
}

# Where the key that was made is gone, the next run makes another; where it still waits, it is tried again.
function Stop-WithoutKey([string]$File, [string]$Words) {
    $leaf = New-Object System.Security.Cryptography.X509Certificates.X509Certificate2($File)
    $waiting = @(Get-ChildItem -LiteralPath 'Cert:\LocalMachine\REQUEST' | Where-Object { $_.GetPublicKeyString() -eq $leaf.GetPublicKeyString() })
    if ($waiting.Count -eq 0) {
        [System.IO.File]::Delete((Get-EnrolFile 'request.csr'))
        Stop-With $EXIT_BUNDLE "The key of this certificate is not on this computer. Run -Enroll again with a new code. $Words" "この証明書のキーがこのコンピューターにありません。新しいコードで -Enroll をやり直してください。$Words"
    }
    Stop-With $EXIT_BUNDLE "Windows did not take the certificate. Run the same command again. $Words" "Windowsが証明書を受け入れませんでした。同じコマンドをやり直してください。$Words"
}

function Import-Enrolled($Bundle, $Answer) {
    Import-Chain $Bundle
    foreach ($own in @($Bundle.certificates)) {
        if (-not (Find-Own $own.thumbprint)) {
            $file = Get-EnrolFile $own.file
            $words = (& certreq.exe -accept -q -machine $file) -join ' '
            if (-not (Find-Own $own.thumbprint)) { Stop-WithoutKey $file $words }
            Add-Journal @{ what = 'OWN_ADDED'; thumbprint = $own.thumbprint }
            Say "$($own.thumbprint): installed; its key was made here and cannot be exported" "$($own.thumbprint): インストールしました(キーはここで作成、エクスポート不可)"
        }
        Grant-Key $Bundle $own
    }
    $state = [ordered]@{ thumbprint = $Answer.thumbprint; renewAfter = "$($Answer.renewAfter)"; portal = $Answer.portal; pins = @($Answer.pins) }
    [System.IO.File]::WriteAllText((Get-EnrolFile 'enrolled.json'), (ConvertTo-Json -InputObject $state), (New-Object System.Text.UTF8Encoding($false)))
    foreach ($name in 'request.csr', 'request.inf') { [System.IO.File]::Delete((Get-EnrolFile $name)) }
}

# Every night; it does nothing before two thirds of the lifetime.
function Register-Renewal($Answer) {
    $target = Get-EnrolFile 'install.ps1'
    if ($PSCommandPath -ne $target) { [System.IO.File]::Copy($PSCommandPath, $target, $true) }
    if (-not $Answer.portal -or @($Answer.pins).Count -eq 0) {
        Say "Without a way to the portal nothing renews by itself. Enrol again after $($Answer.renewAfter)." "ポータルに接続できないため自動更新はありません。$($Answer.renewAfter) 以降に再登録してください。" 'WARN'
        return
    }
    if (-not (May $TASK 'Register the task that renews')) { return }
    $action = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$target`" -Renew -Silent"
    $trigger = New-ScheduledTaskTrigger -Daily -At '03:00' -RandomDelay (New-TimeSpan -Hours 2)
    $system = New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -LogonType ServiceAccount -RunLevel Highest
    $settings = New-ScheduledTaskSettingsSet -StartWhenAvailable
    Register-ScheduledTask -TaskName $TASK -Action $action -Trigger $trigger -Principal $system -Settings $settings -Force | Out-Null
    Add-Journal @{ what = 'TASK_ADDED'; thumbprint = $Answer.thumbprint }
    Say "The task '$TASK' renews from $($Answer.renewAfter) on." "タスク「$TASK」が $($Answer.renewAfter) 以降に更新します。"
}

# What is wrong with the receipt's way is said; the certificate is installed all the same.
function Send-Receipt($Answer, $Receipt) {
    if (-not $Answer.portal -or @($Answer.pins).Count -eq 0) { return }
    $text = ConvertTo-Json -InputObject $Receipt -Depth 6 -Compress
    $nonce = Get-Nonce $Answer
    $own = Find-Own $Answer.thumbprint
    $body = @{ thumbprint = $Answer.thumbprint; nonce = $nonce; receipt = $text; signature = (Get-Signed 'akashi-receipt 1' $own $nonce $text) }
    $told = Invoke-Portal $Answer.portal $Answer.pins '/api/v1/enroll/receipt' $body
    if ($told.status -lt 400) { Say 'The portal has the receipt.' 'ポータルが実行結果を受け取りました。' }
    else { Find-Fault "The portal did not take the receipt: $(Get-Reasons $told)" "ポータルが実行結果を受け取りませんでした: $(Get-Reasons $told)" }
}
